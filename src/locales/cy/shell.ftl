# Yr iaith ei hun: ei henw ynddi hi ei hun, a chyfeiriad ei hysgrifennu.
-language-name = Cymraeg
-language-direction = ltr

## Yr hyn sydd o amgylch pob sgrin
skip-to-content = Neidio i’r prif gynnwys
call-us = Ffoniwch ni:
sign-in = Mewngofnodi
sign-out = Allgofnodi
text-relay = Cyfnewid testun, os na allwch glywed na siarad ar y ffôn
email-answer = { $days ->
    [one] Rydym yn ateb o fewn un diwrnod gwaith
    [two] Rydym yn ateb o fewn dau ddiwrnod gwaith
    [few] Rydym yn ateb o fewn tri diwrnod gwaith
    [many] Rydym yn ateb o fewn chwe diwrnod gwaith
   *[other] Rydym yn ateb o fewn { $days } diwrnod gwaith
 }
contact-all = Pob ffordd o gysylltu â ni
contact-all-hint = Post, desg, iaith arwyddion ac argyfyngau
help-link = Cymorth
accessibility-link = Hygyrchedd
privacy-link = Preifatrwydd
display-link = Golwg a manylion
languages-label = Ieithoedd
dock-label = Dolenni cyflym
dock-report = Rhoi gwybod
dock-cases = Achosion
dock-channels = Sianeli
dock-chat = Sgwrs
dock-needs-you = { $count } yn aros amdanoch

## Oriau agor
open-until = Ar agor tan { $time }
open-until-day = Ar agor tan { $time }, { $day }
opens-today = Ar gau. Yn agor heddiw am { $time }
opens-day = Ar gau. Yn agor: { $day }, { $time }
closed-now = Ar gau nawr
open-always = Ar agor ddydd a nos
hours-day = Oriau: { $day }, { $opens } – { $closes }
hours-days = Oriau: { $first } – { $last }, { $opens } – { $closes }

## Tudalen nad yw yno
not-found-title = Nid yw’r dudalen hon yma
not-found-next = Efallai fod y cyfeiriad wedi’i deipio’n anghywir neu’n hen. Mae popeth yn dechrau o dudalen eich cyfrif.
not-found-home = Ewch i dudalen eich cyfrif

## Y sesiwn
session-ends-soon = { $count ->
    [two] Cewch eich allgofnodi ymhen { $count } funud
   *[other] Cewch eich allgofnodi ymhen { $count } munud
 }
session-ends-next = Mae’r hyn rydych wedi’i deipio yn ddiogel ar y ddyfais hon y naill ffordd neu’r llall.
session-stay = Aros wedi mewngofnodi
session-stays = Rydych yn dal wedi mewngofnodi.
session-ended-title = Rydych wedi cael eich allgofnodi
session-ended-next = Buoch i ffwrdd am ychydig, felly gwnaethom eich allgofnodi. Mae’r hyn rydych wedi’i deipio yn ddiogel ar y ddyfais hon.
session-unheard-title = Ni allwn ddweud a ydych wedi mewngofnodi
session-unheard-next = Nid yw system y cyngor yn ateb. Rydym yn dal i geisio. Mae’r hyn rydych yn ei ysgrifennu yn ddiogel ar y ddyfais hon, a bydd yn mynd pan fyddwn yn gwybod eich bod wedi mewngofnodi.

## Aros
loading = Wrthi’n llwytho…
loading-slowly = Mae hyn yn cymryd mwy o amser nag arfer. Rydym yn dal i geisio. Gallwch ein ffonio hefyd.
try-again = Rhoi cynnig arall arni

## Beth aeth o’i le, a beth i’w wneud nesaf
failure-offline = Ni allwn gyrraedd system y cyngor
failure-offline-next = Efallai eich bod all-lein. Nid oes dim a deipiwyd gennych wedi’i golli. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.
failure-no-connection = Rydych all-lein
failure-no-connection-next = Nid oes dim a deipiwyd gennych wedi’i golli. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.
failure-timed-out = Nid atebodd system y cyngor mewn pryd
failure-timed-out-next = Nid oes dim a deipiwyd gennych wedi’i golli. Rhowch gynnig arall arni ymhen munud.
failure-session-ended = Mewngofnodwch eto, os gwelwch yn dda
failure-session-ended-next = Buoch i ffwrdd am ychydig, felly gwnaethom eich allgofnodi. Nid oes dim a deipiwyd gennych wedi’i golli.
failure-forbidden = Nid oedd hynny’n cael ei ganiatáu
failure-forbidden-next = Llwythwch y dudalen eto. Os bydd yn digwydd eto, ffoniwch ni.
failure-not-found = Ni allwn ddod o hyd i hwn
failure-not-found-next = Efallai ei fod wedi’i dynnu, neu ei fod yn perthyn i gyfrif arall.
failure-stale = Newidiwyd hwn yn rhywle arall
failure-stale-next = Llwythwch y dudalen eto i weld sut mae nawr.
failure-still-running = Rydym yn dal i weithio arno
failure-still-running-next = Nid yw eich cynnig cyntaf wedi gorffen. Arhoswch eiliad, yna rhowch gynnig arall arni. Ni fydd dim yn cael ei anfon ddwywaith.
failure-invalid = Mae angen ail olwg ar rywbeth
failure-invalid-next = Gwiriwch yr hyn rydych wedi’i roi a rhowch gynnig arall arni.
failure-too-many = Rhoddwyd cynnig ar hynny’n rhy aml
failure-too-many-next = Arhoswch ychydig funudau, yna rhowch gynnig arall arni.
failure-down = Nid yw system y cyngor yn gweithio ar hyn o bryd
failure-down-next = Nid eich bai chi yw hyn, ac nid oes dim a deipiwyd gennych wedi’i golli. Rhowch gynnig arall arni ymhen ychydig funudau.
failure-malformed = Rhoddodd system y cyngor ateb na allwn ei ddarllen
failure-malformed-next = Nid eich bai chi yw hyn. Rhowch gynnig arall arni ymhen ychydig funudau.
failure-unsupported = Nid yw’r cyngor hwn yn cynnig hynny yma
failure-unsupported-next = Gallwch ffonio, ysgrifennu neu ymweld â ni o hyd.
failure-wait-minutes = { $count ->
    [two] Rhowch gynnig arall arni ymhen { $count } funud.
   *[other] Rhowch gynnig arall arni ymhen { $count } munud.
 }
failure-wait-seconds = Rhowch gynnig arall arni ymhen { $count } eiliad.
failure-other-ways = Ar frys? Gallwch ein ffonio hefyd.

## Enwau’r sianeli
channel-email = e-bost
channel-sms = neges destun
channel-phone = ffôn
channel-web = y wefan hon
channel-whatsapp = WhatsApp
channel-post = post
channel-desk = y ddesg
channel-chat = sgwrs
channel-push = hysbysiad
channel-social = cyfryngau cymdeithasol
