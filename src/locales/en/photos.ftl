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
file-declined = The council did not take it. { $why }
file-lost = This device does not have it any more
file-shows = What does it show?
file-remove = Remove
file-out = Take out
file-out-about = What you take out does not go. The rest of the report goes without it.
file-taken-out = { $name } is taken out. The report goes without it.
file-gone-already = { $name } has gone already, or is gone from here.
file-again = Try again
file-kilobytes = { $size } KB
file-megabytes = { $size } MB

photo-first = Start with a photo
photo-first-hint = If it says where it was taken, we suggest that place.
photos-title = Photos and files
photos-hint = { $count ->
    [one] One photo or document, at most { $size }. We make photos smaller and take out where and when they were taken.
   *[other] Up to { $count } photos or documents, each at most { $size }. We make photos smaller and take out where and when they were taken.
 }
photos-many = { $count ->
    [0] No photos or files
    [one] { $count } photo or file
   *[other] { $count } photos and files
 }
photos-not-taken = { $count ->
    [one] This kind of report takes no photos. Your photo stays on this device and is not sent.
   *[other] This kind of report takes no photos. Your { $count } photos stay on this device and are not sent.
 }
photos-reading = { $count ->
    [one] Getting { $count } file ready…
   *[other] Getting { $count } files ready…
 }
photo-says = { $name }: { $state }
photo-removed = { $name } is removed.
photo-unnamed = Pasted picture
photo-not-kept = This browser does not keep photos. Send your report before you close this page.
photo-late = It took too long. Try again, or choose a smaller one.
photo-failed = This device could not get it ready. Try again, or choose a smaller one.
photo-too-many = { $count ->
    [one] Only { $count } file can go with this report. Remove the other one first.
   *[other] Only { $count } files can go with this report. Remove another one first.
 }
photo-fact-title = Your photo knows more
photo-fact-place = It was taken near { $place }.
photo-fact-other-place = It was taken near { $place }. You chose { $chosen }.
photo-fact-time = It was taken on { $when }.
photo-taken = Your photo was taken on { $when }.
photo-use-place = Use this place
photo-use-time = Use this time for “{ $question }”
photo-fact-no = No, leave it
photo-place-used = The place is now { $place }.
photo-time-used = The time is now { $when }.
photo-fact-about = Only your choice is sent. The photo itself says nothing of it.

photos-sending = { $done } of { $count } photos and files sent
photos-sent = { $count ->
    [one] { $count } photo or file sent
   *[other] { $count } photos and files sent
 }
photos-without = Send it without this photo
