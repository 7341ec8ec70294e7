# Sgwrs we.
chat-open = Sgwrs
chat-open-unread = Sgwrs, { $count } neges newydd
chat-about = Ynglŷn â: { $what }
chat-about-drop = Gadael hyn allan
chat-about-draft = Adroddiad rwy’n ei ysgrifennu
chat-intro = Rydych chi’n ysgrifennu, rydym ni’n ateb yma. Mae’r hyn a ddywedwch yn aros yn eich edefyn.
chat-intro-bot = Ein cynorthwyydd sy’n ateb gyntaf, o’n tudalennau cymorth. Gallwch ofyn am berson unrhyw bryd.
chat-intro-closed = Nid oes neb wrth y ddesg ar hyn o bryd. Gall y cynorthwyydd ateb o hyd, neu gallwch adael neges i ni.
chat-begin = Dechrau sgwrsio
chat-leave = Gadael neges
chat-others = A fyddai’n well gennych siarad?
chat-whole-page = Tudalen gyfan
chat-minimise = Lleihau
chat-log = Yr hyn a ddywedwyd
chat-earlier = Dangos yr hyn a ddywedwyd o’r blaen
chat-message = Eich neges
chat-send = Anfon
chat-person = Siarad â pherson
chat-discard = Ei dileu
chat-not-kept = Nid yw’r porwr hwn yn cadw dim, felly byddai’r hyn nad yw wedi’i anfon yn cael ei golli pe baech yn cau’r dudalen.
chat-you = Chi
chat-assistant = Cynorthwyydd
chat-council = Y cyngor
chat-said = Dywed { $who }: { $text }
chat-joined = Mae { $who } yma nawr.
chat-left = Mae { $who } wedi gadael.
chat-handoff = Gofynnoch am berson.
chat-moved = Rydym yn parhau drwy { $channel }.
chat-case-made = Daeth hyn yn achos { $reference }.
chat-closed = Mae’r sgwrs wedi dod i ben.
chat-closed-by-you = Chi ddaeth â’r sgwrs i ben.
chat-closed-by-council = Y cyngor ddaeth â’r sgwrs i ben.
chat-closed-idle = Daeth y sgwrs i ben gan nad ysgrifennodd neb am sbel.
chat-gone = Nid yw’r sgwrs hon yno bellach. Gallwch ddechrau un newydd; bydd yr hyn nas anfonwyd yn barod ynddi.
chat-signed-out = Rydych wedi allgofnodi. Mewngofnodwch ac fe â’r sgwrs yn ei blaen; cedwir yr hyn a ysgrifennwch.
chat-line-waiting = yn aros am signal, bydd yn mynd ohoni’i hun
chat-line-sending = wrthi’n anfon
chat-line-sent = anfonwyd
chat-line-read = darllenwyd
chat-line-failed = heb ei hanfon
chat-article-version = erthygl { $id }, fersiwn { $version }
chat-typing = Mae { $who } yn ysgrifennu…
chat-connecting = Wrthi’n cysylltu…
chat-connected = Wedi cysylltu
chat-with = Rydych yn siarad â: { $who }
chat-with-assistant = Rydych yn siarad â’n cynorthwyydd
chat-waiting = Yn aros am berson
chat-retrying = Torrodd y cysylltiad. Rydym yn rhoi cynnig arall arni; cedwir yr hyn a ysgrifennwch.
chat-stale = Dim cysylltiad ers tro. Gall yr hyn a welwch fod yn hen; cedwir yr hyn a ysgrifennwch.
chat-queue-next = Chi sydd nesaf.
chat-queue = { $count ->
    [one] Chi sydd nesaf yn y ciw.
   *[other] Chi yw rhif { $count } yn y ciw.
 }
chat-queue-wait = Chi yw rhif { $count } yn y ciw, { $minutes ->
    [two] tua { $minutes } funud.
   *[other] tua { $minutes } munud.
 }
chat-end = Dod â’r sgwrs i ben
chat-print = Argraffu’r sgwrs hon
chat-new = Dechrau sgwrs newydd
chat-rate = Sut oedd hi?
chat-rate-question = Pa mor dda y gwnaethom helpu?
chat-rate-5 = Da iawn
chat-rate-4 = Da
chat-rate-3 = Gweddol
chat-rate-2 = Ddim yn dda
chat-rate-1 = Dim o gwbl
chat-rate-comment = Beth allai fod yn well?
chat-rate-send = Anfon
chat-rate-thanks = Diolch. Rydym yn darllen pob ateb.
chat-rate-problem = Dewiswch pa mor dda y gwnaethom helpu

leave-about = Daw’n achos, fel nad oes dim yn mynd ar goll. Byddwn yn ateb drwy e-bost.
leave-text = Neges i’r cyngor
leave-text-problem = Ysgrifennwch eich neges
leave-name = Eich enw
leave-email-hint = Byddwn yn ateb i’r cyfeiriad hwn
leave-send = Anfon y neges
leave-sent = Mae eich neges gennym
leave-received = Derbyniwyd
leave-expected = Byddwch yn clywed gennym erbyn
leave-next = Beth sy’n digwydd nesaf
leave-told = Pwy sy’n ei darllen
leave-follow = Dilyn yr achos hwn
