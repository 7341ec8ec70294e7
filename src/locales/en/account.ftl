# The account page, signing in, and my details.
account-title = Your account
account-heading = What do you need?
greeting-morning = Good morning, { $name }
greeting-afternoon = Good afternoon, { $name }
greeting-evening = Good evening, { $name }

jobs-label = Your account
job-report = Report an issue
job-report-about = Roads, bins, noise, lights and more.
job-report-none = Takes about three minutes
job-report-drafts = { $count ->
    [one] { $count } draft on this device
   *[other] { $count } drafts on this device
 }
job-not-known = Not known just now
job-cases = Track your cases
job-cases-about = Everything you’ve asked us, in one thread.
job-cases-guest = Sign in, or use your reference
job-cases-open = { $count ->
    [0] None open
    [one] { $count } open
   *[other] { $count } open
 }
job-cases-needs-you = { $count ->
    [one] { $open } open, { $count } needs you
   *[other] { $open } open, { $count } need you
 }
job-channels = How we reach you
job-channels-about = Choose e-mail or text, topic by topic.
job-channels-guest = Sign in to choose
job-channels-good = All as you chose
job-channels-none = You hear nothing from us
job-channels-held = By { $channel }, not as you chose: see why
job-chat = Chat with us
job-chat-about = A person is one tap away.
job-chat-open = Open now
job-chat-open-wait = { $count ->
    [one] Open now, about { $count } minute
   *[other] Open now, about { $count } minutes
 }
job-chat-busy = Busy now, you can wait in line
job-chat-opens = Leave a message. People are back { $when }
job-chat-closed = Leave a message

needs-title = We need one thing from you
needs-answer = Answer
gap-title = Some of this page is missing
gap-about = This could not be loaded:
gap-cases = Your cases
gap-chat = Whether somebody is there to chat

open-cases = Open cases
open-cases-none = Nothing is open just now.
all-cases = All your cases
change-channels = Change this
notices-title = Good to know
notice-until = Until { $when }
guest-title = No account needed
guest-about = You can report and chat without signing in. Sign in to see your cases from every channel in one place, and to choose how we reach you.
guest-track = Track a case by its reference
example-sentence = When a case changes we e-mail mair@example.org. We would text you, but your number said STOP on 3 November.

email-label = Your e-mail address
email-hint = We send you a code. There is no password.
email-problem = Enter a whole e-mail address, such as name@example.org
code-send = Send me a code
code-sent = A code is on its way to you.
code-where = We sent a code to { $email }. It can take a minute. Look in your spam folder too.
code-label = Code
code-hint = Six digits
code-problem = Enter the code from the e-mail
code-wrong = { $count ->
    [one] That code is not right. You can try { $count } more time.
   *[other] That code is not right. You can try { $count } more times.
 }
code-used-up = That code was tried too often. Ask for a new one.
code-again = Use another address, or get a new code
sign-in-without = You can report and chat without signing in.

details-title = Details and display
details-guest = You are not signed in. What you choose here is kept on this device.
details-name = Name
details-language = Language
details-needs = What helps you
need-large-print = Large print
need-braille = Braille
need-audio = Audio
need-sign-language = Sign language
need-easy-read = Easy read
sign-out-about = Signing out also clears drafts and chats from this device.
signed-out = You are signed out.
theme-title = How it looks
theme-device = As this device is set
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
device-title = On a shared computer
device-about = Drafts, unsent messages and chats are kept on this device so that nothing is lost. You can clear them all.
device-forget = Forget everything on this device
device-forgotten = Everything is cleared from this device.
device-refused = The browser would not clear it. Clear this site’s data in the browser’s settings.
