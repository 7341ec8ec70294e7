# Cases: the list, one case, and tracking by reference.

## A case as a row
case-your-turn = Your turn: { $what }
case-missed = We said { $day } and missed it.
case-next-by = Next: { $what }, by { $day }.
case-next = Next: { $what }
case-by = We answer by { $day }.
case-changed = Last changed { $when }
case-came = { $reference }, came in by { $channel }, { $day }

## The list
cases-title = Your cases
cases-search = Search your cases
cases-search-hint = A word, a street or a reference
cases-which = Which cases
cases-all = All
cases-needs-me = Need you
cases-open = Open
cases-closed = Closed
cases-found = Cases
cases-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
 }
cases-newest = { $count ->
    [one] The newest { $count }; there are more
   *[other] The newest { $count }; there are more
 }
cases-more = Show more
cases-more-came = { $count ->
    [0] No more cases
    [one] { $count } more case
   *[other] { $count } more cases
 }
cases-news = News: { $title }. { $state }
cases-none = You have no cases yet. What you report, write or call us about appears here, whichever way you reach us.
cases-none-here = No case is in this list just now.
cases-none-fits = No case fits “{ $words }”.
cases-show-all = Show all your cases
cases-guest = Sign in to see all your cases, whether you called, wrote, came to the desk or reported them here.
cases-guest-track-title = Without signing in
cases-guest-track = With a reference and its code you can follow one case.

## One case
case-title = Case { $reference }
case-turn = Your turn
case-stands = How it stands
case-expected = We promise this by { $day }.
case-promised = We promise this by { $day }. We said so on { $said }.
case-late = { $count ->
    [one] We said { $day } and missed it. We are { $count } day late, and we are sorry.
   *[other] We said { $day } and missed it. We are { $count } days late, and we are sorry.
 }
case-next-us = Next, our turn: { $what }
stage-received = You told us
stage-assessing = We check it
stage-planned = We plan the work
stage-working = We do the work
stage-done = Finished
step-came = by { $channel }, { $day }
case-live = Live: news appears by itself
case-not-live = Not live just now. We show what we had at { $time }.
case-polled = We look for news every half minute while this page is open. Last looked at { $time }.
case-missed-look = We could not look for news. We show what we had at { $time }.
case-look = Look again
case-looked = Up to date at { $time }.
case-look-failed = We could not look for news. We show what we had.
case-news = News on this case: { $state }
case-sign-in = Sign in to see this case.
case-track-instead = Follow it with its code instead

said-title = Everything said
said-label = Everything said about this case, newest first
said-you = You
said-council = The council
said-bot = Assistant
said-how = by { $channel }, { $time }
said-promised = Promised by { $day }.
said-call = A call
said-letter = A letter
said-visit = A visit
said-chat = A chat
said-nothing = Nothing was said yet.
case-older = Show older
case-older-came = { $count ->
    [0] Nothing older
    [one] { $count } older
   *[other] { $count } older
 }

write-title = Write to us about this
write-label = Your message
write-goes = It becomes part of this case, and whoever answers has read it.
write-goes-to = It goes to { $team }, and becomes part of this case.
write-send = Send
write-empty = Write your message first
write-too-long = { $count ->
    [one] Shorten your message to { $count } character
   *[other] Shorten your message to { $count } characters
 }
write-kept = Saved on this device
write-not-kept = This device does not save what you type. Send it before you leave.
write-closed = This case takes no more messages. If something is still wrong, call us or chat with us and quote the reference.
own-sending = Sending…
own-sent = Your message is sent.
own-waiting = Not sent yet. It is safe on this device and goes by itself when it can.
own-sign-in = Not sent yet. It is safe on this device and goes when you have signed in.
own-refused = Not sent. { $why }
own-unsure = We do not know whether it arrived. Look below, or call us, before you send it again.
own-try = Try now
own-take-back = Change it

reported-title = What was reported
reported-service = About
reported-where = Where
reported-what = In your words
reported-when = When
reported-how = { $moment }, by { $channel }
reported-told = With
reported-seen = Who can read it
reported-private = You and the council
reported-public = Everyone
reported-reference = Reference
case-photo-fetching = Loading the photo…
case-photo = Photo { $nth }
case-document = Document { $nth }
case-file-save = Save ({ $size })

case-on = Other ways to go on
case-chat = Chat about this
case-call = Call { $phone } and quote { $reference }
case-print = Print

## Tracking by reference
track-title = Track a case
track-about = Your receipt has a reference and a code. With both, anyone can follow the case, so keep the code to yourself.
track-reference = Reference
track-reference-hint = Such as AB-4821
track-secret = Code
track-secret-hint = As on your receipt. You can paste the whole link.
track-open = Open the case
track-reference-missing = Enter the reference from your receipt
track-secret-missing = Enter the code from your receipt
track-wrong = We cannot open this case
track-wrong-next = The reference and the code do not fit together. Check both on your receipt. If they look right, call us.
track-again = Enter them again
track-kept = Kept on this device
track-kept-since = { $reference }, kept since { $when }
track-forget = Forget
track-keep-title = On this device
track-keep-about = Keep this case here to find it again without the code. Don’t do so on a shared computer.
track-keep = Keep it on this device
track-is-kept = This device keeps this case.
track-let-go-now = Forget it on this device
track-let-go = This device has forgotten it.
track-keep-refused = This device would not do that. Keep your receipt safe.
