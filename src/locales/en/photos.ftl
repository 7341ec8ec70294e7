# Photos and files: choosing them, making them ready, sending them.
files-choose = Choose photos or files
files-camera = Take a photo
files-drop = You can also drop them anywhere on this page, or paste a picture.
files-chosen = Chosen photos and files
file-reading = Getting it ready…
file-ready = Ready
file-waiting = Waiting to be sent
file-sending = Sending…
file-sending-part = Sending, { $percent }% gone
file-sent = The council has it
file-refused = Not added. { $why }
file-lost = This device does not have it any more
file-shows = What does it show?
file-remove = Remove
file-again = Try again
file-kilobytes = { $size } KB
file-megabytes = { $size } MB
