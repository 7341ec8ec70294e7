# Rhoi gwybod am broblem.
report-title = Rhoi gwybod am broblem
report-new = Beth yw’r pwnc?
report-search = Dywedwch yn eich geiriau eich hun
report-search-hint = Er enghraifft “golau”, neu “Mae’r lamp wrth y bont wedi diffodd”
report-found = { $count ->
    [0] Does dim yn cyfateb.
    [one] { $count } yn cyfateb
   *[other] { $count } yn cyfateb
 }
report-found-most = { $shown } o’r { $count } sy’n cyfateb. Mae gair arall yn dod o hyd i lai.
report-found-none-next = Rhowch gynnig ar air arall, neu edrychwch drwy’r grwpiau isod.
report-results = Beth sy’n cyfateb
report-groups = Neu edrychwch drwy’r grwpiau
report-group-other = Popeth arall
report-choose-other = Dewis rhywbeth arall
report-other-service = Mae’r hyn a ysgrifennoch yn aros. Dim ond yr atebion i’r hen gwestiynau sy’n mynd.
report-safe = Mae’r hyn a deipioch yn ddiogel ar y ddyfais hon.
report-unsent = { $count ->
    [one] Mae { $count } neges neu adroddiad yn aros i’w anfon.
   *[other] Mae { $count } neges neu adroddiad yn aros i’w hanfon.
 }
report-step = { $service }, cam { $place } o { $of }
report-continue = Ymlaen
report-saves = Yn cael ei gadw ar y ddyfais hon wrth i chi deipio
report-saving = Wrthi’n cadw…
report-saved = Wedi’i gadw ar y ddyfais hon
report-not-saved = Nid yw’r porwr hwn yn cadw dim. Anfonwch eich adroddiad cyn cau’r dudalen hon.
report-more-questions = { $count ->
    [one] Mae un cwestiwn arall isod.
    [two] Mae dau gwestiwn arall isod.
    [few] Mae tri chwestiwn arall isod.
    [many] Mae chwe chwestiwn arall isod.
   *[other] Mae { $count } cwestiwn arall isod.
 }
report-choose-all = Dewiswch bopeth sy’n berthnasol
report-guessed = { $count ->
    [0] Does dim yn cyfateb.
    [one] { $count } awgrym
    [two] { $count } awgrym
   *[other] { $count } awgrym
 }
report-guess = Ai un o’r rhain yw e?
report-guess-about = Rydym yn dyfalu o’ch geiriau, yma ar eich dyfais. Dewiswch un, ac mae eich geiriau’n mynd gyda chi. Cewch weld pwy all eu darllen cyn i chi anfon.
report-length = { $count ->
    [one] { $count } dudalen fer, yna rydych yn gwirio ac yn anfon.
    [two] { $count } dudalen fer, yna rydych yn gwirio ac yn anfon.
   *[other] { $count } tudalen fer, yna rydych yn gwirio ac yn anfon.
 }
report-length-about = { $count ->
    [one] Tua { $count } dudalen fer, yna rydych yn gwirio ac yn anfon.
    [two] Tua { $count } dudalen fer, yna rydych yn gwirio ac yn anfon.
   *[other] Tua { $count } tudalen fer, yna rydych yn gwirio ac yn anfon.
 }

start-place = Mae eich adroddiad am y lle hwn: { $place }
start-spot = Mae’r lle’n mynd gyda’ch adroddiad.
start-case = Mae eich adroddiad yn sôn am achos { $reference }.

drafts-title = Mynd ymlaen â drafft
draft-changed = Newidiwyd ddiwethaf: { $when }.
draft-kept = Ar gadw ar y ddyfais hon tan { $day }.
draft-over = Roedd i’w gadw tan { $day }. Mae’n aros tan { $until }, ac yn hwy os ewch ymlaen ag ef.
draft-deleted = Mae’r drafft wedi’i ddileu.
draft-elsewhere = Mae’r adroddiad hwn ar agor mewn tab arall hefyd. Mae’r hyn a ysgrifennwch mewn un yn ymddangos yn y llall.
draft-other-title = Rydych wedi ysgrifennu mewn dau dab
draft-other-next = Mae’r ddau yn ddiogel. Dewiswch pa un i fynd ymlaen ag ef. Ni anfonir dim cyn hynny.
draft-other-col-here = Yn y tab hwn
draft-other-col-there = Yn y tab arall
draft-other-answers = { $count ->
    [0] Dim atebion
    [one] { $count } ateb
   *[other] { $count } o atebion
 }
draft-other-here = Cadw’r hyn sydd yma
draft-other-use = Defnyddio un y tab arall
draft-anothers-title = Mae rhywun arall yn ysgrifennu’r adroddiad hwn
draft-anothers-next = Cafodd ei ddechrau gan rywun arall a fewngofnododd ar y ddyfais hon. Mae’n ddiogel yma nes iddynt fewngofnodi eto.
draft-gone-title = Nid yw’r drafft hwn yma mwyach
draft-gone-next = Cafodd ei anfon neu ei ddileu, neu cafodd ei ysgrifennu ar ddyfais arall. Mae’r hyn a anfonwyd yn y blwch anfon.

step-service = Beth yw’r pwnc?
step-questions = Ychydig o gwestiynau
step-place = Ble mae e?
step-details = Beth ddigwyddodd?
step-contact = Sut gawn ni gysylltu â chi?
step-check = Gwiriwch eich atebion

stopper-call = Ffoniwch
stopper-read = Darllen yr erthygl
stopper-go-on = Mynd ymlaen â’m hadroddiad

place-search = Stryd, lle neu god post
place-search-hint = Teipiwch ychydig o lythrennau, yna dewiswch o’r rhestr
place-is = Fe ddewisoch chi
place-chosen = Fe ddewisoch chi { $place }.
place-other = Dewis lle arall
place-locate = Ble’r ydw i
place-locate-about = Bydd eich porwr yn gofyn i chi yn gyntaf. Rydym yn chwilio am y stryd agosaf. Mae’r pwynt lle’r ydych chi’n mynd i’ch adroddiad.
place-locating = Wrthi’n dod o hyd i chi…
place-near = Ai un o’r rhain yw e?
place-metres = { $count ->
    [one] { $count } metr i ffwrdd
    [two] { $count } fetr i ffwrdd
   *[other] { $count } metr i ffwrdd
 }
place-device = Lleoliad y ddyfais hon
place-within = { $count ->
    [one] { $point }, o fewn { $count } metr
    [two] { $point }, o fewn { $count } fetr
   *[other] { $point }, o fewn { $count } metr
 }
place-refused = Ni ddywedodd eich porwr wrthym ble’r ydych chi
place-unknown = Ni allai eich dyfais ddod o hyd i chi
place-refused-next = Teipiwch y stryd uchod, neu dywedwch ble mae e yn eich geiriau eich hun.
place-failed-next = Dywedwch ble mae e yn eich geiriau eich hun isod. Mae hynny’n ddigon.
place-outside = Nid y cyngor hwn sy’n gofalu am { $place }
place-outside-who = { $name } sy’n gofalu amdano. Gallant eich helpu ar unwaith.
place-outside-unknown = Nid ydym yn gwybod pwy sydd. Gofynnwch i ni ac fe gawn wybod.
place-outside-next = Oeddech chi’n meddwl am le arall? Dewiswch hwnnw.
place-words = Neu dywedwch ble mae e yn eich geiriau eich hun
place-more = Unrhyw beth sy’n ein helpu i ddod o hyd iddo
place-words-hint = Er enghraifft “wrth y fainc, gyferbyn â’r ysgol”

details-what = Beth ddigwyddodd?
details-hint = Mae dwy neu dair brawddeg yn ddigon.
details-public = Gall pawb ddarllen yr hyn a ysgrifennwch yma. Peidiwch â rhoi enwau, rhifau ffôn na rhifau ceir.
details-private = Dim ond y cyngor sy’n darllen yr hyn a ysgrifennwch yma.
details-public-where = Mae’n ymddangos yma: { $place }
details-about-case = Mae hyn am achos { $reference }.
personal-title = Bydd pawb yn gallu darllen hwn
personal-email = Mae hwn yn edrych fel cyfeiriad e-bost: { $words }
personal-phone = Mae hwn yn edrych fel rhif ffôn: { $words }
personal-plate = Mae hwn yn edrych fel rhif car: { $words }
personal-name = Mae hwn yn edrych fel enw rhywun: { $words }
personal-next = Mae eich adroddiad yn ymddangos yn gyhoeddus, ac mae’r hyn sy’n gyhoeddus yn cael ei gopïo. Tynnwch ef allan oni bai bod ei angen arnom i helpu. Rydym yn gofyn am eich manylion eich hun ar dudalen arall, ac yn cadw’r rheini’n breifat.

contact-guest = Nid oes angen cyfrif arnoch. Os oes gennych un, mewngofnodwch a bydd yr adroddiad hwn ynddo.
contact-by = Sut ddylem ni ddweud wrthych beth sy’n digwydd?
contact-by-email = Drwy e-bost
contact-by-sms = Drwy neges destun
contact-by-phone = Dros y ffôn
contact-by-none = Dim o gwbl
contact-by-none-hint = Cewch gyfeirnod a gallwch edrych drosoch eich hun
anonymous-legend = Gyda’ch enw, neu hebddo
anonymous-yes = Rhoi gwybod am hyn heb fy enw
anonymous-hint = Ni fyddwn yn gwybod pwy ydych chi. Nid yw’r adroddiad yn eich cyfrif, ac ni all neb ysgrifennu atoch amdano. Cadwch y ddolen ar y dderbynneb: dyna’r unig ffordd o weld beth sy’n digwydd.
check-anonymous = Heb eich enw. Ni allwn ysgrifennu atoch.
check-anonymous-offer = Gallwch roi gwybod am hyn heb eich enw
contact-name = Eich enw
contact-email-label = Cyfeiriad e-bost
contact-phone-label = Rhif ffôn
contact-you = Amdanoch chi
behalf-whom = Ar gyfer pwy mae’r adroddiad hwn?
behalf-me = Ar fy nghyfer i, neu ar gyfer pawb
behalf-other = Ar gyfer rhywun arall
behalf-asked = Rydym yn gofyn amdanynt isod.
behalf-them = Amdanyn nhw
behalf-name = Eu henw
behalf-relation = Beth ydych chi iddyn nhw
behalf-relation-hint = Er enghraifft “merch”, “cymydog” neu “gofalwr”
behalf-email = Eu cyfeiriad e-bost
behalf-phone = Eu rhif ffôn
behalf-may = Gawn ni gysylltu â nhw hefyd?
behalf-may-yes = Cewch, maen nhw’n gwybod am yr adroddiad hwn
behalf-told = Gallwn gysylltu â nhw hefyd
behalf-not-told = Nid ydym yn cysylltu â nhw

check-service = Pwnc
check-none = Heb ei ateb
check-by-email = Drwy e-bost
check-by-sms = Drwy neges destun
check-by-phone = Dros y ffôn
check-by-none = Dim eisiau newyddion
check-told = Mae hwn yn mynd at: { $team }
check-expected = { $count ->
    [0] Byddwch yn clywed gennym heddiw.
    [one] Byddwch yn clywed gennym o fewn { $count } diwrnod gwaith.
    [two] Byddwch yn clywed gennym o fewn { $count } ddiwrnod gwaith.
   *[other] Byddwch yn clywed gennym o fewn { $count } diwrnod gwaith.
 }
check-send = Anfon yr adroddiad
check-sending = Wrthi’n anfon…
check-again = Rhoi cynnig arall arni nawr
check-waiting = Nid yw wedi mynd eto
check-waiting-next = Mae’n aros ar y ddyfais hon ac yn mynd ar ei ben ei hun cyn gynted ag y gall. Gallwch gau’r dudalen hon.
check-waiting-here = Nid yw’r porwr hwn yn cadw dim, felly dim ond tra bo’r dudalen hon ar agor y mae’n mynd. Gadewch y dudalen ar agor nes iddo fynd.
check-change = Newid yr adroddiad
check-open = Nid yw eich adroddiad wedi mynd eto. Gallwch newid eich atebion.
check-once = Efallai ei fod wedi cyrraedd eisoes. Nid yw byth yn cael ei gyfrif ddwywaith.
check-too-late = Ni ellir ei newid mwyach: efallai ei fod wedi cyrraedd eisoes.
check-sign-in-next = Mae eich adroddiad yn ddiogel ar y ddyfais hon. Mewngofnodwch ac fe aiff.
check-unsure = Nid ydym yn gwybod a gyrhaeddodd. Edrychwch ar eich achosion neu ffoniwch ni cyn ei anfon eto.

sent-title = Mae eich adroddiad gennym
sent-thanks = Wedi’i dderbyn a’i gadw
sent-reference = Eich cyfeirnod
sent-when = { $when } ({ $zone })
sent-by = Erbyn { $day }
sent-step-sent = Fe ddywedoch wrthym
sent-step-answer = Byddwch yn clywed gennym
sent-told = Gyda: { $team }
sent-public = Gall pawb ddarllen yr hyn a ysgrifennoch.
sent-private = Dim ond y cyngor sy’n darllen yr hyn a ysgrifennoch.
sent-keep = Cadwch y ddolen hon
sent-keep-about = Gyda hi gallwch weld beth sy’n digwydd, ysgrifennu atom ac anfon rhagor. Gall pwy bynnag sydd â’r ddolen wneud yr un peth. Mae’r ddyfais hon yn ei chofio hefyd.
sent-follow = Gweld beth sy’n digwydd
sent-what = Beth anfonoch chi
sent-from = Oddi wrth
sent-print = Argraffu
sent-save = Cadw fel ffeil
sent-saved = Mae’r dderbynneb wedi’i chadw fel ffeil.
sent-another = Rhoi gwybod am un arall
sent-another-near = Rhoi gwybod am un arall gerllaw
sent-behalf = Ar gyfer
sent-elsewhere-title = Mae’r dderbynneb hon ar ddyfais arall
sent-elsewhere-next = Mae derbynneb yn aros ar y ddyfais a anfonodd yr adroddiad. Y cyfeirnod yw { $reference }.

fault-service = Dewiswch y pwnc
fault-choose = Dewiswch ateb: { $question }
fault-answer = Atebwch hyn: { $question }
fault-choice = Dewiswch un o’r atebion
fault-too-long = { $count ->
    [one] Byrhewch ef o { $count } nod
    [two] Byrhewch ef o { $count } nod
   *[other] Byrhewch ef o { $count } nod
 }
fault-number = Rhowch rif, fel 12
fault-number-unclear = Rhowch y rhif hwn heb goma, fel 1200 neu 1.25
fault-small = Rhowch { $number } neu fwy
fault-large = Rhowch { $number } neu lai
fault-date = Rhowch ddiwrnod ac amser
fault-email = Rhowch gyfeiriad e-bost cyfan, fel enw@example.org
fault-email-missing = Rhowch eich cyfeiriad e-bost, neu dewiswch ffordd arall o gael gwybod
fault-phone = Rhowch rif ffôn cyfan, fel 07700 900123
fault-phone-missing = Rhowch eich rhif ffôn, neu dewiswch ffordd arall o gael gwybod
fault-stopped = Mae’r ateb hwn yn golygu nad adroddiad yw’r ffordd. Gweler beth i’w wneud yn lle hynny.
fault-place = Dewiswch le o’r rhestr, neu dywedwch ble mae e yn eich geiriau eich hun
fault-description = Dywedwch beth ddigwyddodd
fault-name = Rhowch eich enw
fault-contact-by = Dewiswch sut i ni ddweud wrthych beth sy’n digwydd
fault-photos = Ychwanegwch o leiaf un llun
fault-photo-lost = Nid yw’r llun hwn ar y ddyfais hon mwyach. Ychwanegwch ef eto, neu tynnwch ef allan.
fault-photo-refused = Ni allai’r cyngor dderbyn y llun hwn. Tynnwch ef allan, neu ychwanegwch un arall.
fault-too-many-photos = { $count ->
    [zero] Tynnwch luniau allan: ni all lluniau fynd gyda’r adroddiad hwn
    [one] Tynnwch luniau allan: dim ond { $count } llun all fynd gyda’r adroddiad hwn
    [two] Tynnwch luniau allan: dim ond { $count } lun all fynd gyda’r adroddiad hwn
    [few] Tynnwch luniau allan: dim ond { $count } llun all fynd gyda’r adroddiad hwn
    [many] Tynnwch luniau allan: dim ond { $count } llun all fynd gyda’r adroddiad hwn
   *[other] Tynnwch luniau allan: dim ond { $count } llun all fynd gyda’r adroddiad hwn
}
unfit-empty = Mae’r ffeil hon yn wag. Dewiswch un arall.
unfit-drawing = Llun SVG yw hwn, ac ni ellir ei anfon. Tynnwch ffotograff ohono, neu cadwch ef fel PNG.
unfit-text = Testun yw hwn, nid llun. Ysgrifennwch yr hyn mae’n ei ddweud yn eich adroddiad yn lle hynny.
unfit-not-taken = Ni ellir anfon ffeiliau o’r math hwn. Dewiswch lun.
unfit-heic = Ni all y porwr hwn agor lluniau HEIC. Ar iPhone dewiswch Settings > Camera > Formats > Most Compatible a’i dynnu eto, neu anfonwch sgrinlun.
unfit-not-here = Ni all y porwr hwn agor y llun hwn. Dewiswch JPEG neu PNG.
unfit-broken = Mae’r ffeil hon wedi’i difrodi. Dewiswch un arall, neu tynnwch y llun eto.
unfit-too-large = Mae’r ffeil hon yn rhy fawr. Gall fod hyd at { $size } MB.
fault-behalf-name = Rhowch enw’r person rydych yn rhoi gwybod ar ei ran
fault-behalf-reach = Rhowch eu cyfeiriad e-bost neu eu rhif ffôn, neu dywedwch nad ydym i gysylltu â nhw
