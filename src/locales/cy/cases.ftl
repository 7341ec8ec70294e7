# Achosion: y rhestr, un achos, a dilyn yn ôl cyfeirnod.

## Achos fel rhes
case-your-turn = Eich tro chi: { $what }
case-missed = Dywedasom { $day }, ond ni lwyddwyd.
case-next-by = Nesaf: { $what }, erbyn { $day }.
case-next = Nesaf: { $what }
case-by = Byddwn yn ateb erbyn { $day }.
case-changed = Newidiwyd ddiwethaf: { $when }
case-came = { $reference }. Daeth i law: { $channel }, { $day }

## Y rhestr
cases-title = Eich achosion
cases-search = Chwilio eich achosion
cases-search-hint = Gair, stryd neu gyfeirnod
cases-which = Pa achosion
cases-all = Pob un
cases-needs-me = Yn aros amdanoch
cases-open = Ar agor
cases-closed = Wedi cau
cases-found = Achosion
cases-count = { $count ->
    [zero] Dim achosion
   *[other] { $count } achos
 }
cases-newest = Y { $count } diweddaraf; mae rhagor
cases-more = Dangos rhagor
cases-more-came = { $count ->
    [zero] Dim rhagor o achosion
   *[other] { $count } achos arall
 }
cases-news = Newyddion: { $title }. { $state }
cases-none = Nid oes gennych achosion eto. Mae’r hyn rydych yn rhoi gwybod amdano, yn ei ysgrifennu neu’n ein ffonio yn ei gylch yn ymddangos yma, pa ffordd bynnag y cysylltwch â ni.
cases-none-here = Nid oes achos yn y rhestr hon ar hyn o bryd.
cases-none-fits = Nid oes achos yn cyfateb i “{ $words }”.
cases-show-all = Dangos eich holl achosion
cases-guest = Mewngofnodwch i weld eich holl achosion, p’un a wnaethoch ffonio, ysgrifennu, dod at y ddesg neu roi gwybod yma.
cases-guest-track-title = Heb fewngofnodi
cases-guest-track = Gyda chyfeirnod a’i god gallwch ddilyn un achos.

## Un achos
case-title = Achos { $reference }
case-turn = Eich tro chi
case-stands = Sut mae pethau
case-expected = Rydym yn addo hyn erbyn { $day }.
case-promised = Rydym yn addo hyn erbyn { $day }. Dyddiad yr addewid: { $said }.
case-late = { $count ->
    [two] Dywedasom { $day }, ond ni lwyddwyd. Rydym { $count } ddiwrnod yn hwyr, ac mae’n ddrwg gennym.
   *[other] Dywedasom { $day }, ond ni lwyddwyd. Rydym { $count } diwrnod yn hwyr, ac mae’n ddrwg gennym.
 }
case-next-us = Nesaf, ein tro ni: { $what }
stage-received = Dywedoch wrthym
stage-assessing = Rydym yn ei wirio
stage-planned = Rydym yn cynllunio’r gwaith
stage-working = Rydym yn gwneud y gwaith
stage-done = Wedi gorffen
step-came = { $channel }, { $day }
case-live = Yn fyw: mae newyddion yn ymddangos ohono’i hun
case-not-live = Nid yw’n fyw ar hyn o bryd. Dangosir yr hyn oedd gennym am { $time }.
case-polled = Rydym yn chwilio am newyddion bob hanner munud tra bo’r dudalen hon ar agor. Edrychwyd ddiwethaf am { $time }.
case-missed-look = Ni allem chwilio am newyddion. Dangosir yr hyn oedd gennym am { $time }.
case-look = Edrych eto
case-looked = Yn gyfredol am { $time }.
case-look-failed = Ni allem chwilio am newyddion. Dangosir yr hyn oedd gennym.
case-news = Newyddion am yr achos hwn: { $state }
case-sign-in = Mewngofnodwch i weld yr achos hwn.
case-track-instead = Ei ddilyn gyda’i god yn lle hynny

said-title = Popeth a ddywedwyd
said-label = Popeth a ddywedwyd am yr achos hwn, y diweddaraf yn gyntaf
said-you = Chi
said-council = Y cyngor
said-bot = Cynorthwyydd
said-how = { $channel }, { $time }
said-promised = Addawyd erbyn { $day }.
said-call = Galwad ffôn
said-letter = Llythyr
said-visit = Ymweliad
said-chat = Sgwrs
said-nothing = Ni ddywedwyd dim eto.
case-older = Dangos rhai hŷn
case-older-came = { $count ->
    [zero] Dim byd hŷn
   *[other] { $count } yn hŷn
 }

write-title = Ysgrifennu atom am hyn
write-label = Eich neges
write-goes = Daw’n rhan o’r achos hwn, a bydd pwy bynnag sy’n ateb wedi’i darllen.
write-goes-to = Mae’n mynd at: { $team }. Daw’n rhan o’r achos hwn.
write-send = Anfon
write-empty = Ysgrifennwch eich neges yn gyntaf
write-too-long = { $count ->
    [two] Byrhewch eich neges i { $count } nod
   *[other] Byrhewch eich neges i { $count } nod
 }
write-kept = Wedi’i gadw ar y ddyfais hon
write-not-kept = Nid yw’r ddyfais hon yn cadw’r hyn rydych yn ei deipio. Anfonwch ef cyn gadael.
write-closed = Nid yw’r achos hwn yn derbyn rhagor o negeseuon. Os oes rhywbeth o’i le o hyd, ffoniwch ni neu sgwrsiwch â ni gan ddyfynnu’r cyfeirnod.
own-sending = Wrthi’n anfon…
own-sent = Mae eich neges wedi’i hanfon.
own-waiting = Heb ei hanfon eto. Mae’n ddiogel ar y ddyfais hon ac yn mynd ohoni’i hun pan fydd modd.
own-sign-in = Heb ei hanfon eto. Mae’n ddiogel ar y ddyfais hon ac yn mynd pan fyddwch wedi mewngofnodi.
own-refused = Heb ei hanfon. { $why }
own-unsure = Nid ydym yn gwybod a gyrhaeddodd. Edrychwch isod, neu ffoniwch ni, cyn ei hanfon eto.
own-try = Rhoi cynnig arni nawr
own-take-back = Ei newid

reported-title = Yr hyn a ddywedwyd wrthym
reported-service = Ynghylch
reported-where = Ble
reported-what = Yn eich geiriau chi
reported-when = Pryd
reported-how = { $moment }. Ffordd: { $channel }
reported-told = Gyda
reported-seen = Pwy sy’n gallu ei ddarllen
reported-private = Chi a’r cyngor
reported-public = Pawb
reported-reference = Cyfeirnod
case-photo-fetching = Wrthi’n llwytho’r llun…
case-photo = Llun { $nth }
case-document = Dogfen { $nth }
case-file-save = Cadw ({ $size })

case-on = Ffyrdd eraill o fynd ymlaen
case-chat = Sgwrsio am hyn
case-call = Ffonio { $phone } a dyfynnu { $reference }
case-print = Argraffu

## Dilyn yn ôl cyfeirnod
track-title = Dilyn achos
track-about = Mae cyfeirnod a chod ar eich derbynneb. Gyda’r ddau gall unrhyw un ddilyn yr achos, felly cadwch y cod i chi’ch hun.
track-reference = Cyfeirnod
track-reference-hint = Er enghraifft AB-4821
track-secret = Cod
track-secret-hint = Fel ar eich derbynneb. Gallwch ludo’r ddolen gyfan.
track-open = Agor yr achos
track-reference-missing = Rhowch y cyfeirnod o’ch derbynneb
track-secret-missing = Rhowch y cod o’ch derbynneb
track-wrong = Ni allwn agor yr achos hwn
track-wrong-next = Nid yw’r cyfeirnod a’r cod yn perthyn i’w gilydd. Gwiriwch y ddau ar eich derbynneb. Os ydynt yn edrych yn gywir, ffoniwch ni.
track-again = Eu rhoi eto
track-kept = Wedi’u cadw ar y ddyfais hon
track-kept-since = { $reference }. Wedi’i gadw ers: { $when }
track-forget = Anghofio
track-keep-title = Ar y ddyfais hon
track-keep-about = Cadwch yr achos hwn yma i ddod o hyd iddo eto heb y cod. Peidiwch â gwneud hyn ar gyfrifiadur a rennir.
track-keep = Ei gadw ar y ddyfais hon
track-is-kept = Mae’r ddyfais hon yn cadw’r achos hwn.
track-let-go-now = Ei anghofio ar y ddyfais hon
track-let-go = Mae’r ddyfais hon wedi’i anghofio.
track-keep-refused = Ni wnaeth y ddyfais hon hynny. Cadwch eich derbynneb yn ddiogel.
