# Webchat.
chat-open = Chat
chat-open-unread = { $count ->
    [one] Chat, { $count } new message
   *[other] Chat, { $count } new messages
 }
chat-about = About: { $what }
chat-about-drop = Leave this out
chat-about-draft = A report I am writing
chat-intro = You write, we answer here. What you say stays in your thread.
chat-intro-bot = Our assistant answers first, from our help pages. You can ask for a person at any time.
chat-intro-closed = Nobody is at the desk just now. The assistant can still answer, or you leave us a message.
chat-begin = Start chatting
chat-leave = Leave a message
chat-others = Would you rather talk?
chat-whole-page = Whole page
chat-minimise = Minimise
chat-log = What was said
chat-earlier = Show what was said before
chat-message = Your message
chat-send = Send
chat-person = Talk to a person
chat-person-waits = You asked for a person. We could not pass it on yet; it goes by itself.
chat-person-refused = We could not ask for a person. { $why }
chat-discard = Delete it
chat-not-kept = This browser keeps nothing, so what has not been sent would be lost if you close the page.
chat-you = You
chat-assistant = Assistant
chat-council = The council
chat-said = { $who } says: { $text }
chat-joined = { $who } is here now.
chat-left = { $who } has left.
chat-handoff = You asked for a person.
chat-moved = We go on by { $channel }.
chat-case-made = This became case { $reference }.
chat-closed = The chat has ended.
chat-closed-by-you = You ended the chat.
chat-closed-by-council = The council ended the chat.
chat-closed-idle = The chat ended because nobody wrote for a while.
chat-gone = This chat is no longer there. You can start a new one; what was not sent stands ready in it.
chat-signed-out = You are signed out. Sign in and the chat goes on; what you write is kept.
chat-kept = A chat is kept on this device for somebody who is signed out. If it is yours, sign in and it goes on.
chat-line-waiting = waiting for signal, goes by itself
chat-line-sending = sending
chat-line-sent = sent
chat-line-read = read
chat-line-failed = not sent
chat-article-version = article { $id }, version { $version }
chat-typing = { $who } is writing…
chat-connecting = Connecting…
chat-connected = Connected
chat-with = You are talking to { $who }
chat-with-assistant = You are talking to our assistant
chat-waiting = Waiting for a person
chat-retrying = The connection broke. We are trying again; what you write is kept.
chat-stale = No connection for a while. What you see may be old; what you write is kept.
chat-queue-next = You are next.
chat-queue = { $count ->
    [one] You are next in line.
   *[other] You are number { $count } in line.
 }
chat-queue-wait = You are number { $count } in line, { $minutes ->
    [one] about { $minutes } minute.
   *[other] about { $minutes } minutes.
 }
chat-end = End the chat
chat-print = Print this chat
chat-new = Start a new chat
chat-rate = How was it?
chat-rate-question = How well did we help?
chat-rate-5 = Very well
chat-rate-4 = Well
chat-rate-3 = All right
chat-rate-2 = Not well
chat-rate-1 = Not at all
chat-rate-comment = What could be better?
chat-rate-send = Send
chat-rate-thanks = Thank you. We read every answer.
chat-rate-problem = Choose how well we helped

leave-about = It becomes a case, so that nothing gets lost. We answer by e-mail.
leave-text = Message to the council
leave-text-problem = Write your message
leave-name = Your name
leave-email-hint = We answer to this address
leave-send = Send the message
leave-sent = We have your message
leave-received = Received
leave-expected = You hear from us by
leave-next = What happens next
leave-told = Who reads it
leave-keep-about = With it you can see what happens, write to us and send more. Whoever has the link can do the same.
