## Tudalen y cyfrif
account-title = Eich cyfrif
account-heading = Beth sydd ei angen arnoch?
greeting-morning = Bore da, { $name }
greeting-afternoon = Prynhawn da, { $name }
greeting-evening = Noswaith dda, { $name }
jobs-label = Eich cyfrif
job-report = Rhoi gwybod am broblem
job-report-about = Ffyrdd, biniau, sŵn, goleuadau a mwy.
job-report-none = Mae’n cymryd tua thri munud
job-report-drafts = { $count ->
    [two] { $count } ddrafft ar y ddyfais hon
   *[other] { $count } drafft ar y ddyfais hon
 }
job-not-known = Ddim yn hysbys ar hyn o bryd
job-cases = Dilyn eich achosion
job-cases-about = Popeth rydych wedi’i ofyn i ni, mewn un edefyn.
job-cases-needs-you = { $open } ar agor, { $count } yn aros amdanoch
job-cases-open = { $count ->
    [zero] Dim un ar agor
   *[other] { $count } ar agor
 }
job-cases-guest = Mewngofnodwch, neu defnyddiwch gyfeirnod
job-channels = Sut rydym yn cysylltu â chi
job-channels-about = Dewiswch e-bost neu neges destun, fesul pwnc.
job-channels-guest = Mewngofnodwch i ddewis
job-channels-held = Drwy { $channel }, nid fel y dewisoch: gweler pam
job-channels-good = Popeth fel y dewisoch
job-channels-none = Nid ydych yn clywed dim gennym
job-chat = Sgwrsio â ni
job-chat-about = Gallwch gyrraedd person ag un tap.
job-chat-open = Ar agor nawr
job-chat-open-wait = { $count ->
    [two] Ar agor nawr, tua { $count } funud
   *[other] Ar agor nawr, tua { $count } munud
 }
job-chat-busy = Prysur nawr, gallwch aros yn y ciw
job-chat-opens = Gadewch neges. Bydd pobl yn ôl: { $when }
job-chat-closed = Gadewch neges
needs-title = Mae arnom angen un peth gennych
needs-answer = Ateb
gap-title = Mae rhan o’r dudalen hon ar goll
gap-about = Nid oedd modd llwytho hyn:
gap-cases = Eich achosion
gap-chat = A oes rhywun yno i sgwrsio

open-cases = Achosion agored
open-cases-none = Nid oes dim ar agor ar hyn o bryd.
all-cases = Eich holl achosion
change-channels = Newid hyn
notices-title = Da gwybod
notice-until = Tan: { $when }
guest-title = Nid oes angen cyfrif
guest-about = Gallwch roi gwybod a sgwrsio heb fewngofnodi. Mewngofnodwch i weld eich achosion o bob sianel mewn un lle, ac i ddewis sut rydym yn cysylltu â chi.
guest-track = Dilyn achos yn ôl ei gyfeirnod
example-sentence = Pan fydd achos yn newid rydym yn e-bostio mair@example.org. Byddem yn anfon neges destun, ond dywedodd eich rhif STOP ar 3 Tachwedd.

## Fy manylion
details-title = Manylion a golwg
details-guest = Nid ydych wedi mewngofnodi. Cedwir yr hyn a ddewiswch yma ar y ddyfais hon.
details-name = Enw
details-language = Iaith
details-needs = Yr hyn sy’n eich helpu
need-large-print = Print bras
need-braille = Braille
need-audio = Sain
need-sign-language = Iaith arwyddion
need-easy-read = Hawdd ei ddarllen
sign-out-about = Mae allgofnodi hefyd yn clirio drafftiau a sgyrsiau o’r ddyfais hon.
signed-out = Rydych wedi allgofnodi.
theme-title = Sut mae’n edrych
theme-device = Fel y mae’r ddyfais hon wedi’i gosod
theme-light = Golau
theme-dark = Tywyll
theme-contrast = Cyferbyniad uchel
device-title = Ar gyfrifiadur a rennir
device-about = Cedwir drafftiau, negeseuon heb eu hanfon a sgyrsiau ar y ddyfais hon fel nad oes dim yn mynd ar goll. Gallwch eu clirio i gyd.
device-forget = Anghofio popeth ar y ddyfais hon
device-forgotten = Mae popeth wedi’i glirio o’r ddyfais hon.
device-refused = Ni wnaeth y porwr ei glirio. Cliriwch ddata’r wefan hon yng ngosodiadau’r porwr.

## Mewngofnodi
email-label = Eich cyfeiriad e-bost
email-hint = Rydym yn anfon cod atoch. Nid oes cyfrinair.
email-problem = Rhowch gyfeiriad e-bost cyfan, fel enw@example.org
code-send = Anfonwch god ataf
code-sent = Mae cod ar ei ffordd atoch.
code-where = Anfonwyd cod at { $email }. Gall gymryd munud. Edrychwch yn eich ffolder sbam hefyd.
code-label = Cod
code-hint = Chwe digid
code-problem = Rhowch y cod o’r e-bost
code-wrong = { $count ->
    [two] Nid yw’r cod hwnnw’n gywir. Gallwch roi cynnig arni { $count } waith eto.
   *[other] Nid yw’r cod hwnnw’n gywir. Gallwch roi cynnig arni { $count } gwaith eto.
 }
code-used-up = Rhoddwyd cynnig ar y cod hwnnw’n rhy aml. Gofynnwch am un newydd.
code-again = Defnyddio cyfeiriad arall, neu gael cod newydd
sign-in-without = Gallwch roi gwybod a sgwrsio heb fewngofnodi.
