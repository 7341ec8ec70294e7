# The language itself: its name in itself, and the direction of its writing.
-language-name = English
-language-direction = ltr

skip-to-content = Skip to main content
call-us = Call us:
text-relay = Text relay, if you cannot hear or speak on the phone
email-answer = { $days ->
    [one] We answer within one working day
   *[other] We answer within { $days } working days
 }
contact-all = All ways to reach us
contact-all-hint = Post, desk, sign language and emergencies
help-link = Help
accessibility-link = Accessibility
privacy-link = Privacy
display-link = Display and details
languages-label = Languages

open-until = Open until { $time }
open-until-day = Open until { $day }, { $time }
opens-today = Closed. Opens today at { $time }
opens-day = Closed. Opens { $day } at { $time }
closed-now = Closed now
open-always = Open day and night
hours-day = { $day }, { $opens } to { $closes }
hours-days = { $first } to { $last }, { $opens } to { $closes }

dock-label = Quick links
dock-report = Report
dock-cases = Cases
dock-channels = Channels
dock-chat = Chat
dock-needs-you = { $count ->
    [one] { $count } needs you
   *[other] { $count } need you
 }

sign-in = Sign in
sign-out = Sign out
try-again = Try again
loading = Loading…
loading-slowly = This takes longer than usual. We are still trying. You can also call us.

not-found-title = This page is not here
not-found-next = The address may be mistyped or out of date. Everything starts from your account page.
not-found-home = Go to your account page

session-ends-soon = { $count ->
    [one] You will be signed out in { $count } minute
   *[other] You will be signed out in { $count } minutes
 }
session-ends-next = What you typed is safe on this device either way.
session-stay = Stay signed in
session-stays = You are still signed in.
session-ended-title = You have been signed out
session-ended-next = You were away for a while, so we signed you out. What you typed is safe on this device.
session-unheard-title = We cannot tell whether you are signed in
session-unheard-next = The council’s system does not answer. We keep trying. What you write is safe on this device, and goes when we know that you are signed in.

failure-other-ways = In a hurry? You can also call us.
failure-offline = We cannot reach the council’s system
failure-offline-next = You may be offline. Nothing you typed is lost. Check your connection and try again.
failure-no-connection = You are offline
failure-no-connection-next = Nothing you typed is lost. Check your connection and try again.
failure-timed-out = The council’s system did not answer in time
failure-timed-out-next = Nothing you typed is lost. Try again in a minute.
failure-session-ended = Please sign in again
failure-session-ended-next = You were away for a while, so we signed you out. Nothing you typed is lost.
failure-forbidden = That was not allowed
failure-forbidden-next = Load the page again. If it happens again, please call us.
failure-not-found = We cannot find this
failure-not-found-next = It may have been removed, or it belongs to another account.
failure-stale = This was changed somewhere else
failure-stale-next = Load the page again to see how it is now.
failure-still-running = We are still working on it
failure-still-running-next = Your first try has not finished. Wait a moment, then try again. Nothing is sent twice.
failure-invalid = Something needs another look
failure-invalid-next = Check what you entered and try again.
failure-too-many = That was tried too often
failure-too-many-next = Wait a few minutes, then try again.
failure-down = The council’s system is not working just now
failure-down-next = It is not your fault, and nothing you typed is lost. Try again in a few minutes.
failure-malformed = The council’s system gave an answer we cannot read
failure-malformed-next = It is not your fault. Try again in a few minutes.
failure-unsupported = This council does not offer that here
failure-unsupported-next = You can still call, write or visit.
failure-wait-seconds = { $count ->
    [one] Try again in { $count } second.
   *[other] Try again in { $count } seconds.
 }
failure-wait-minutes = { $count ->
    [one] Try again in { $count } minute.
   *[other] Try again in { $count } minutes.
 }

channel-web = this website
channel-email = e-mail
channel-sms = text
channel-whatsapp = WhatsApp
channel-phone = phone
channel-post = post
channel-desk = the desk
channel-chat = chat
channel-push = notification
channel-social = social media
