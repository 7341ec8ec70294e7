# الطلبات: القائمة، والطلب الواحد، والمتابعة بالرقم المرجعي.

## الطلب كسطر
case-your-turn = دورك الآن: { $what }
case-missed = كان الموعد الذي وعدنا به { $day } ولم نلتزم به.
case-next-by = التالي: { $what }، بحلول { $day }.
case-next = التالي: { $what }
case-by = نرد بحلول { $day }.
case-changed = آخر تغيير: { $when }
case-came = { $reference }، ورد عبر { $channel }، { $day }

## القائمة
cases-title = طلباتك
cases-search = البحث في طلباتك
cases-search-hint = كلمة أو شارع أو رقم مرجعي
cases-which = أي طلبات
cases-all = الكل
cases-needs-me = بانتظارك
cases-open = المفتوحة
cases-closed = المغلقة
cases-found = الطلبات
cases-count = { $count ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $count } طلبات
    [many] { $count } طلبًا
   *[other] { $count } طلب
 }
cases-newest = { $count ->
    [zero] لا طلبات هنا، وهناك المزيد
    [one] أحدث طلب، وهناك المزيد
    [two] أحدث طلبين، وهناك المزيد
    [few] أحدث { $count } طلبات، وهناك المزيد
    [many] أحدث { $count } طلبًا، وهناك المزيد
   *[other] أحدث { $count } طلب، وهناك المزيد
 }
cases-more = عرض المزيد
cases-more-came = { $count ->
    [zero] لا مزيد من الطلبات
    [one] طلب واحد آخر
    [two] طلبان آخران
    [few] { $count } طلبات أخرى
    [many] { $count } طلبًا آخر
   *[other] { $count } طلب آخر
 }
cases-news = جديد: { $title }. { $state }
cases-none = لا طلبات لديك بعد. كل ما تبلغ عنه أو تكتبه أو تتصل بشأنه يظهر هنا، أيًّا كانت طريقة تواصلك معنا.
cases-none-here = لا طلبات في هذه القائمة الآن.
cases-none-fits = لا طلب يطابق «{ $words }».
cases-show-all = عرض جميع طلباتك
cases-guest = يمكنك بتسجيل الدخول رؤية جميع طلباتك، سواء اتصلت أو كتبت أو حضرت إلى المكتب أو أبلغت من هنا.
cases-guest-track-title = دون تسجيل الدخول
cases-guest-track = يمكنك متابعة طلب واحد برقمه المرجعي ورمزه.

## طلب واحد
case-title = الطلب { $reference }
case-turn = دورك الآن
case-stands = أين وصل
case-expected = نعد بذلك بحلول { $day }.
case-promised = نعد بذلك بحلول { $day }. قلنا ذلك في { $said }.
case-late = { $count ->
    [zero] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. نعتذر عن ذلك.
    [one] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. تأخرنا يومًا واحدًا، ونعتذر عن ذلك.
    [two] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. تأخرنا يومين، ونعتذر عن ذلك.
    [few] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. تأخرنا { $count } أيام، ونعتذر عن ذلك.
    [many] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. تأخرنا { $count } يومًا، ونعتذر عن ذلك.
   *[other] كان الموعد الذي وعدنا به { $day } ولم نلتزم به. تأخرنا { $count } يوم، ونعتذر عن ذلك.
 }
case-next-us = التالي، دورنا: { $what }
stage-received = أبلغتنا
stage-assessing = نتحقق منه
stage-planned = نخطط للعمل
stage-working = ننفّذ العمل
stage-done = انتهى
step-came = عبر { $channel }، { $day }
case-live = مباشر: يظهر الجديد من تلقاء نفسه
case-not-live = ليس مباشرًا الآن. نعرض ما كان لدينا عند { $time }.
case-polled = نبحث عن الجديد كل نصف دقيقة ما دامت هذه الصفحة مفتوحة. آخر مرة عند { $time }.
case-missed-look = لم نتمكن من البحث عن الجديد. نعرض ما كان لدينا عند { $time }.
case-look = البحث مجددًا
case-looked = محدّث عند { $time }.
case-look-failed = لم نتمكن من البحث عن الجديد. نعرض ما كان لدينا.
case-news = جديد في هذا الطلب: { $state }
case-sign-in = يلزم تسجيل الدخول لرؤية هذا الطلب.
case-track-instead = متابعته برمزه بدلًا من ذلك

said-title = كل ما قيل
said-label = كل ما قيل عن هذا الطلب، الأحدث أولًا
said-you = أنت
said-council = المجلس
said-bot = المساعد
said-how = عبر { $channel }، { $time }
said-promised = الوعد بحلول { $day }.
said-call = مكالمة
said-letter = رسالة بريدية
said-visit = زيارة
said-chat = دردشة
said-nothing = لم يُقل شيء بعد.
case-older = عرض الأقدم
case-older-came = { $count ->
    [zero] لا شيء أقدم
    [one] واحد أقدم
    [two] اثنان أقدم
    [few] { $count } أقدم
    [many] { $count } أقدم
   *[other] { $count } أقدم
 }

write-title = الكتابة إلينا عن هذا الطلب
write-label = رسالتك
write-goes = تصبح جزءًا من هذا الطلب، ومن يجيب يكون قد قرأها.
write-goes-to = تصل إلى { $team }، وتصبح جزءًا من هذا الطلب.
write-send = إرسال
write-empty = يرجى كتابة رسالتك أولًا
write-too-long = { $count ->
    [zero] يرجى اختصار رسالتك
    [one] يرجى اختصار رسالتك إلى حرف واحد
    [two] يرجى اختصار رسالتك إلى حرفين
    [few] يرجى اختصار رسالتك إلى { $count } أحرف
    [many] يرجى اختصار رسالتك إلى { $count } حرفًا
   *[other] يرجى اختصار رسالتك إلى { $count } حرف
 }
write-kept = محفوظة على هذا الجهاز
write-not-kept = هذا الجهاز لا يحفظ ما تكتبه. يرجى الإرسال قبل المغادرة.
write-closed = لم يعد هذا الطلب يقبل الرسائل. إن بقيت مشكلة فاتصل بنا أو دردش معنا واذكر الرقم المرجعي.
own-sending = جارٍ الإرسال…
own-sent = أُرسلت رسالتك.
own-waiting = لم تُرسل بعد. هي محفوظة على هذا الجهاز وتُرسل من تلقاء نفسها حين يمكن.
own-sign-in = لم تُرسل بعد. هي محفوظة على هذا الجهاز وتُرسل بعد تسجيل دخولك.
own-refused = لم تُرسل. { $why }
own-unsure = لا نعرف هل وصلت. انظر أدناه أو اتصل بنا قبل إرسالها مرة أخرى.
own-try = المحاولة الآن
own-take-back = تعديلها

reported-title = ما أُبلغ عنه
reported-service = الموضوع
reported-where = المكان
reported-what = بكلماتك
reported-when = الوقت
reported-how = { $moment }، عبر { $channel }
reported-told = لدى
reported-seen = من يمكنه قراءته
reported-private = أنت والمجلس
reported-public = الجميع
reported-reference = الرقم المرجعي
case-photo-fetching = جارٍ تحميل الصورة…
case-photo = الصورة { $nth }
case-document = المستند { $nth }
case-file-save = حفظ ({ $size })

case-on = طرق أخرى للمتابعة
case-chat = الدردشة عن هذا الطلب
case-call = الاتصال على { $phone } وذكر { $reference }
case-print = طباعة

## المتابعة بالرقم المرجعي
track-title = متابعة طلب
track-about = على إيصالك رقم مرجعي ورمز. من لديه الاثنان يمكنه متابعة الطلب، فاحتفظ بالرمز لنفسك.
track-reference = الرقم المرجعي
track-reference-hint = مثل AB-4821
track-secret = الرمز
track-secret-hint = كما على إيصالك. يمكنك لصق الرابط كله.
track-open = فتح الطلب
track-reference-missing = يرجى إدخال الرقم المرجعي من إيصالك
track-secret-missing = يرجى إدخال الرمز من إيصالك
track-wrong = لا يمكننا فتح هذا الطلب
track-wrong-next = الرقم المرجعي والرمز لا يتوافقان. يرجى التحقق منهما على إيصالك. إن بدوا صحيحين فاتصل بنا.
track-again = إدخالهما مجددًا
track-kept = محفوظة على هذا الجهاز
track-kept-since = { $reference }، محفوظ منذ { $when }
track-forget = نسيان
track-keep-title = على هذا الجهاز
track-keep-about = احفظ هذا الطلب هنا لتجده مجددًا دون الرمز. لا تفعل ذلك على جهاز مشترك.
track-keep = حفظه على هذا الجهاز
track-is-kept = هذا الجهاز يحفظ هذا الطلب.
track-let-go-now = نسيانه على هذا الجهاز
track-let-go = نسيه هذا الجهاز.
track-keep-refused = لم يسمح هذا الجهاز بذلك. يرجى الاحتفاظ بإيصالك.
