# Lluniau a ffeiliau: eu dewis, eu paratoi, eu hanfon.
files-choose = Dewis lluniau neu ffeiliau
files-camera = Tynnu llun
files-drop = Gallwch hefyd eu gollwng unrhyw le ar y dudalen hon, neu ludo llun.
files-chosen = Lluniau a ffeiliau a ddewiswyd
file-reading = Wrthi’n ei baratoi…
file-ready = Yn barod
file-waiting = Yn aros i’w anfon
file-sending = Wrthi’n anfon…
file-sending-part = Wrthi’n anfon, { $percent }% wedi mynd
file-sent = Mae gan y cyngor
file-refused = Heb ei ychwanegu. { $why }
file-lost = Nid yw ar y ddyfais hon mwyach
file-shows = Beth mae’n ei ddangos?
file-remove = Tynnu
file-again = Rhoi cynnig arall arni
file-kilobytes = { $size } KB
file-megabytes = { $size } MB
