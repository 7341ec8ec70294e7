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
file-declined = Ni dderbyniodd y cyngor hwn. { $why }
file-lost = Nid yw ar y ddyfais hon mwyach
file-shows = Beth mae’n ei ddangos?
file-remove = Tynnu
file-out = Tynnu allan
file-out-about = Nid yw’r hyn a dynnwch allan yn mynd. Mae gweddill yr adroddiad yn mynd hebddo.
file-taken-out = Tynnwyd { $name } allan. Mae’r adroddiad yn mynd hebddo.
file-gone-already = Mae { $name } wedi mynd yn barod, neu nid yw yma mwyach.
file-again = Rhoi cynnig arall arni
file-kilobytes = { $size } KB
file-megabytes = { $size } MB

photo-first = Dechrau gyda llun
photo-first-hint = Os yw’n dweud ble y’i tynnwyd, byddwn yn awgrymu’r lle hwnnw.
photos-title = Lluniau a ffeiliau
photos-hint = { $count ->
    [one] Un llun neu ddogfen, { $size } ar y mwyaf. Rydym yn gwneud lluniau’n llai ac yn tynnu ohonynt ble a phryd y’u tynnwyd.
   *[other] Hyd at { $count } o luniau neu ddogfennau, { $size } yr un ar y mwyaf. Rydym yn gwneud lluniau’n llai ac yn tynnu ohonynt ble a phryd y’u tynnwyd.
 }
photos-many = { $count ->
    [0] Dim lluniau na ffeiliau
    [one] { $count } llun neu ffeil
   *[other] { $count } o luniau a ffeiliau
 }
photos-not-taken = { $count ->
    [one] Nid yw’r math hwn o adroddiad yn derbyn lluniau. Mae eich llun yn aros ar y ddyfais hon ac nid yw’n cael ei anfon.
   *[other] Nid yw’r math hwn o adroddiad yn derbyn lluniau. Mae eich lluniau ({ $count }) yn aros ar y ddyfais hon ac nid ydynt yn cael eu hanfon.
 }
photos-reading = { $count ->
    [one] Wrthi’n paratoi { $count } ffeil…
    [two] Wrthi’n paratoi { $count } ffeil…
   *[other] Wrthi’n paratoi { $count } o ffeiliau…
 }
photo-says = { $name }: { $state }
photo-removed = Mae { $name } wedi’i dynnu.
photo-unnamed = Llun a ludwyd
photo-not-kept = Nid yw’r porwr hwn yn cadw lluniau. Anfonwch eich adroddiad cyn cau’r dudalen hon.
photo-late = Cymerodd ormod o amser. Rhowch gynnig arall arni, neu dewiswch un llai.
photo-failed = Ni allai’r ddyfais hon ei baratoi. Rhowch gynnig arall arni, neu dewiswch un llai.
photo-too-many = { $count ->
    [one] Dim ond { $count } ffeil all fynd gyda’r adroddiad hwn. Tynnwch y llall yn gyntaf.
    [two] Dim ond { $count } ffeil all fynd gyda’r adroddiad hwn. Tynnwch un arall yn gyntaf.
   *[other] Dim ond { $count } o ffeiliau all fynd gyda’r adroddiad hwn. Tynnwch un arall yn gyntaf.
 }
photo-fact-title = Mae eich llun yn gwybod mwy
photo-fact-place = Cafodd ei dynnu ger { $place }.
photo-fact-other-place = Cafodd ei dynnu ger { $place }. Fe ddewisoch chi { $chosen }.
photo-fact-time = Cafodd ei dynnu ar { $when }.
photo-taken = Cafodd eich llun ei dynnu ar { $when }.
photo-use-place = Defnyddio’r lle hwn
photo-use-time = Defnyddio’r amser hwn ar gyfer “{ $question }”
photo-fact-no = Na, gadewch ef
photo-place-used = Y lle nawr yw { $place }.
photo-time-used = Yr amser nawr yw { $when }.
photo-fact-about = Dim ond eich dewis chi sy’n cael ei anfon. Nid yw’r llun ei hun yn dweud dim amdano.

photos-sending = Anfonwyd { $done } o { $count } o luniau a ffeiliau
photos-sent = { $count ->
    [one] Anfonwyd { $count } llun neu ffeil
   *[other] Anfonwyd { $count } o luniau a ffeiliau
 }
photos-without = Ei anfon heb y llun hwn
