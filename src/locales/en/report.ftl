# Reporting an issue.
report-title = Report an issue
report-new = What is it about?
report-search = Say it in your own words
report-search-hint = For example “light”, or “The lamp by the bridge is out”
report-found = { $count ->
    [0] Nothing fits.
    [one] { $count } fits
   *[other] { $count } fit
 }
report-found-most = { $shown } of { $count } that fit. Another word finds fewer.
report-found-none-next = Try another word, or look through the groups below.
report-results = What fits
report-groups = Or look through the groups
report-group-other = Everything else
report-choose-other = Choose something else
report-other-service = What you wrote stays. Only the answers to the old questions go.
report-safe = What you typed is safe on this device.
report-unsent = { $count ->
    [one] { $count } message or report waits to be sent.
   *[other] { $count } messages or reports wait to be sent.
 }
report-step = { $service }, step { $place } of { $of }
report-continue = Continue
report-saves = Saved on this device as you type
report-saving = Saving…
report-saved = Saved on this device
report-not-saved = This browser keeps nothing. Send your report before you close this page.
report-more-questions = { $count ->
    [one] There is one more question below.
   *[other] There are { $count } more questions below.
 }
report-choose-all = Choose all that apply
report-guessed = { $count ->
    [0] Nothing fits.
    [one] { $count } suggestion
   *[other] { $count } suggestions
 }
report-guess = Is it one of these?
report-guess-about = We guess from your words, here on your device. Take one, and your words go along. You see who can read them before you send.
report-length = { $count ->
    [one] { $count } short page, then you check and send.
   *[other] { $count } short pages, then you check and send.
 }
report-length-about = { $count ->
    [one] About { $count } short page, then you check and send.
   *[other] About { $count } short pages, then you check and send.
 }

start-place = Your report is about this place: { $place }
start-spot = The place goes along with your report.
start-case = Your report mentions case { $reference }.

drafts-title = Go on with a draft
draft-changed = Last changed: { $when }.
draft-kept = Kept on this device until { $day }.
draft-over = It was to be kept until { $day }. It stays until { $until }, and longer if you go on with it.
draft-deleted = The draft is deleted.
draft-elsewhere = This report is open in another tab too. What you write in one is shown in the other.
draft-other-title = You wrote in two tabs
draft-other-next = Both are safe. Choose which one to go on with. Nothing is sent before that.
draft-other-col-here = In this tab
draft-other-col-there = In the other tab
draft-other-answers = { $count ->
    [0] No answers
    [one] { $count } answer
   *[other] { $count } answers
 }
draft-other-here = Keep what is here
draft-other-use = Use the other tab’s
draft-anothers-title = Somebody else is writing this report
draft-anothers-next = It was begun by somebody else who signed in on this device. It is safe here until they sign in again.
draft-gone-title = This draft is not here any more
draft-gone-next = It was sent or deleted, or it was written on another device. What was sent is in the outbox.

step-service = What is it about?
step-questions = A few questions
step-place = Where is it?
step-details = What happened?
step-contact = How may we reach you?
step-check = Check your answers

stopper-call = Call
stopper-read = Read the article
stopper-go-on = Go on with my report

place-search = Street, place or postcode
place-search-hint = Type a few letters, then choose from the list
place-is = You chose
place-chosen = You chose { $place }.
place-other = Choose another place
place-locate = Where I am
place-locate-about = Your browser asks you first. We look for the nearest street. The point where you are goes into your report.
place-locating = Finding where you are…
place-near = Is it one of these?
place-metres = { $count ->
    [one] { $count } metre away
   *[other] { $count } metres away
 }
place-device = The position of this device
place-within = { $count ->
    [one] { $point }, within { $count } metre
   *[other] { $point }, within { $count } metres
 }
place-refused = Your browser did not tell us where you are
place-unknown = Your device could not find where you are
place-refused-next = Type the street above, or say where it is in your own words.
place-failed-next = Say where it is in your own words below. That is enough.
place-outside = { $place } is not looked after by this council
place-outside-who = { $name } looks after it. They can help you at once.
place-outside-unknown = We do not know who does. Ask us and we find out.
place-outside-next = Did you mean another place? Choose that one.
place-words = Or say where it is in your own words
place-more = Anything that helps us find it
place-words-hint = For example “by the bench, opposite the school”

details-what = What happened?
details-hint = Two or three sentences are enough.
details-public = Everyone can read what you write here. Leave out names, phone numbers and number plates.
details-private = Only the council reads what you write here.
details-public-where = It appears here: { $place }
details-about-case = This is about case { $reference }.
personal-title = Everyone will be able to read this
personal-email = This looks like an e-mail address: { $words }
personal-phone = This looks like a phone number: { $words }
personal-plate = This looks like a number plate: { $words }
personal-name = This looks like somebody’s name: { $words }
personal-next = Your report appears in public, and what is public is copied. Take it out unless we need it to help. We ask for your own details on another page, and keep those private.

contact-guest = You need no account. If you have one, sign in and this report is in it.
contact-by = How shall we tell you what happens?
contact-by-email = By e-mail
contact-by-sms = By text
contact-by-phone = By phone
contact-by-none = Not at all
contact-by-none-hint = You get a reference and can look for yourself
anonymous-legend = With or without your name
anonymous-yes = Report this without my name
anonymous-hint = We do not learn who you are. The report is not in your account, and nobody can write to you about it. Keep the link on the receipt: it is the only way to see what happens.
check-anonymous = Without your name. We cannot write to you.
check-anonymous-offer = You can report this without your name
contact-name = Your name
contact-email-label = E-mail address
contact-phone-label = Phone number
contact-you = About you
behalf-whom = Whom is this report for?
behalf-me = For me, or for everyone
behalf-other = For somebody else
behalf-asked = We ask about them below.
behalf-them = About them
behalf-name = Their name
behalf-relation = What you are to them
behalf-relation-hint = For example “daughter”, “neighbour” or “carer”
behalf-email = Their e-mail address
behalf-phone = Their phone number
behalf-may = May we contact them too?
behalf-may-yes = Yes, they know about this report
behalf-told = We may contact them too
behalf-not-told = We do not contact them

check-service = What it is about
check-none = Not answered
check-by-email = By e-mail
check-by-sms = By text
check-by-phone = By phone
check-by-none = No news wanted
check-told = This goes to: { $team }
check-expected = { $count ->
    [0] You hear from us today.
    [one] You hear from us within { $count } working day.
   *[other] You hear from us within { $count } working days.
 }
check-send = Send report
check-sending = Sending…
check-again = Try again now
check-waiting = It has not gone yet
check-waiting-next = It waits on this device and goes by itself as soon as it can. You can close this page.
check-waiting-here = This browser keeps nothing, so it goes only while this page is open. Leave the page open until it has gone.
check-change = Change the report
check-open = Your report has not gone yet. You can change your answers.
check-once = It may have arrived already. It is never counted twice.
check-too-late = It cannot be changed any more: it may have arrived already.
check-sign-in-next = Your report is safe on this device. Sign in and it goes.
check-unsure = We do not know whether it arrived. Look at your cases or call us before you send it again.

sent-title = We have your report
sent-thanks = Received and kept
sent-reference = Your reference
sent-when = { $when } ({ $zone })
sent-by = By { $day }
sent-step-sent = You told us
sent-step-answer = You hear from us
sent-told = With: { $team }
sent-public = Everyone can read what you wrote.
sent-private = Only the council reads what you wrote.
sent-keep = Keep this link
sent-keep-about = With it you can see what happens, write to us and send more. Whoever has the link can do the same. This device remembers it too.
sent-follow = See what happens
sent-what = What you sent
sent-from = From
sent-print = Print
sent-save = Save as a file
sent-saved = The receipt is saved as a file.
sent-another = Report another
sent-another-near = Report another near here
sent-behalf = For
sent-elsewhere-title = This receipt is on another device
sent-elsewhere-next = A receipt stays on the device that sent the report. The reference is { $reference }.

fault-service = Choose what it is about
fault-choose = Choose an answer: { $question }
fault-answer = Answer this: { $question }
fault-choice = Choose one of the answers
fault-too-long = { $count ->
    [one] Shorten it by { $count } character
   *[other] Shorten it by { $count } characters
 }
fault-number = Enter a number, such as 12
fault-number-unclear = Enter this number without a comma, such as 1200 or 1.25
fault-small = Enter { $number } or more
fault-large = Enter { $number } or less
fault-date = Enter a day and a time
fault-email = Enter a whole e-mail address, such as name@example.org
fault-email-missing = Enter your e-mail address, or choose another way to be told
fault-phone = Enter a whole phone number, such as 07700 900123
fault-phone-missing = Enter your phone number, or choose another way to be told
fault-stopped = This answer means that a report is not the way. See what to do instead.
fault-place = Choose a place from the list, or say where it is in your own words
fault-description = Say what happened
fault-name = Enter your name
fault-contact-by = Choose how we tell you what happens
fault-photos = Add at least one photo
fault-photo-lost = This photo is no longer on this device. Add it again, or take it out.
fault-photo-refused = The council could not take this photo. Take it out, or add another one.
fault-too-many-photos = { $count ->
    [one] Take photos out: only { $count } can go with this report
   *[other] Take photos out: only { $count } can go with this report
}
unfit-empty = This file is empty. Choose another one.
unfit-drawing = This is an SVG drawing, which cannot be sent. Take a photo of it, or save it as PNG.
unfit-text = This is text, not a photo. Write what it says in your report instead.
unfit-not-taken = Files of this kind cannot be sent. Choose a photo.
unfit-heic = This browser cannot open HEIC photos. On an iPhone choose Settings > Camera > Formats > Most Compatible and take it again, or send a screenshot.
unfit-not-here = This browser cannot open this picture. Choose a JPEG or a PNG.
unfit-broken = This file is damaged. Choose another one, or take the photo again.
unfit-too-large = This file is too large. It can be up to { $size } MB.
fault-behalf-name = Enter the name of the person you report for
fault-behalf-reach = Enter their e-mail address or phone number, or say that we do not contact them
