## صفحة الحساب
account-title = حسابك
account-heading = بمَ يمكننا مساعدتك؟
greeting-morning = صباح الخير، { $name }
greeting-afternoon = طاب يومك، { $name }
greeting-evening = مساء الخير، { $name }
jobs-label = حسابك
job-report = الإبلاغ عن مشكلة
job-report-about = الطرق والنفايات والضوضاء والإنارة وغيرها.
job-report-none = يستغرق نحو ثلاث دقائق
job-report-drafts = { $count ->
    [zero] لا توجد مسودات على هذا الجهاز
    [one] مسودة واحدة على هذا الجهاز
    [two] مسودتان على هذا الجهاز
    [few] { $count } مسودات على هذا الجهاز
   *[other] { $count } مسودة على هذا الجهاز
 }
job-not-known = غير معروف الآن
job-cases = متابعة طلباتك
job-cases-about = كل ما طلبته منا، في سجل واحد.
job-cases-needs-you = { $count ->
    [one] المفتوحة: { $open }، وواحد منها بانتظارك
    [two] المفتوحة: { $open }، واثنان منها بانتظارك
   *[other] المفتوحة: { $open }، و{ $count } منها بانتظارك
 }
job-cases-open = { $count ->
    [zero] لا طلبات مفتوحة
    [one] طلب واحد مفتوح
    [two] طلبان مفتوحان
    [few] { $count } طلبات مفتوحة
    [many] { $count } طلبًا مفتوحًا
   *[other] { $count } طلب مفتوح
 }
job-cases-guest = بتسجيل الدخول أو برقمك المرجعي
job-channels = كيف نتواصل معك
job-channels-about = البريد الإلكتروني أو الرسائل النصية، لكل موضوع على حدة.
job-channels-guest = يلزم تسجيل الدخول للاختيار
job-channels-held = عبر { $channel }، ليس كما اخترت: اعرف السبب
job-channels-good = كل شيء كما اخترت
job-channels-none = لا يصلك منا شيء
job-chat = الدردشة معنا
job-chat-about = يمكنك الوصول إلى شخص بلمسة واحدة.
job-chat-open = متاحة الآن
job-chat-open-wait = { $count ->
    [zero] متاحة الآن دون انتظار
    [one] متاحة الآن، خلال دقيقة تقريبًا
    [two] متاحة الآن، خلال دقيقتين تقريبًا
    [few] متاحة الآن، خلال { $count } دقائق تقريبًا
   *[other] متاحة الآن، خلال { $count } دقيقة تقريبًا
 }
job-chat-busy = مشغولة الآن، يمكنك الانتظار في الدور
job-chat-opens = اترك رسالة. يعود الموظفون { $when }
job-chat-closed = اترك رسالة
needs-title = نحتاج منك إلى أمر واحد
needs-answer = الرد
gap-title = جزء من هذه الصفحة غير موجود
gap-about = تعذّر تحميل ما يلي:
gap-cases = طلباتك
gap-chat = هل يوجد من يرد على الدردشة

open-cases = الطلبات المفتوحة
open-cases-none = لا توجد طلبات مفتوحة الآن.
all-cases = جميع طلباتك
change-channels = تغيير ذلك
notices-title = للعلم
notice-until = حتى { $when }
guest-title = لا حاجة إلى حساب
guest-about = يمكنك الإبلاغ والدردشة دون تسجيل الدخول. بتسجيل الدخول ترى طلباتك من كل القنوات في مكان واحد، وتختار كيف نتواصل معك.
guest-track = متابعة طلب برقمه المرجعي
example-sentence = عندما يتغير طلب نراسلك على mair@example.org. كنا سنرسل إليك رسالة نصية، لكن رقمك أرسل STOP في 3 نوفمبر.

## بياناتي
details-title = البيانات والعرض
details-guest = لست مسجّل الدخول. ما تختاره هنا يُحفظ على هذا الجهاز.
details-name = الاسم
details-language = اللغة
details-needs = ما يساعدك
need-large-print = طباعة بحروف كبيرة
need-braille = برايل
need-audio = صوت
need-sign-language = لغة الإشارة
need-easy-read = نص سهل القراءة
sign-out-about = تسجيل الخروج يمحو أيضًا المسودات والدردشات من هذا الجهاز.
signed-out = تم تسجيل خروجك.
theme-title = الشكل
theme-device = كما ضُبط هذا الجهاز
theme-light = فاتح
theme-dark = داكن
theme-contrast = تباين عالٍ
device-title = على جهاز مشترك
device-about = تُحفظ المسودات والرسائل غير المرسلة والدردشات على هذا الجهاز حتى لا يضيع شيء. يمكنك محوها كلها.
device-forget = محو كل شيء من هذا الجهاز
device-forgotten = تم محو كل شيء من هذا الجهاز.
device-refused = لم يسمح المتصفح بالمحو. يرجى محو بيانات هذا الموقع من إعدادات المتصفح.

## تسجيل الدخول
email-label = عنوان بريدك الإلكتروني
email-hint = نرسل إليك رمزًا. لا حاجة إلى كلمة مرور.
email-problem = يرجى إدخال عنوان بريد إلكتروني كامل، مثل name@example.org
code-send = إرسال الرمز إليّ
code-sent = الرمز في الطريق إليك.
code-where = أرسلنا رمزًا إلى { $email }. قد يستغرق وصوله دقيقة. يرجى النظر في مجلد الرسائل غير المرغوب فيها أيضًا.
code-label = الرمز
code-hint = ستة أرقام
code-problem = يرجى إدخال الرمز الوارد في الرسالة
code-wrong = { $count ->
    [zero] هذا ليس الرمز الصحيح. لم تبقَ لك محاولات.
    [one] هذا ليس الرمز الصحيح. بقيت لك محاولة واحدة.
    [two] هذا ليس الرمز الصحيح. بقيت لك محاولتان.
    [few] هذا ليس الرمز الصحيح. بقيت لك { $count } محاولات.
   *[other] هذا ليس الرمز الصحيح. بقيت لك { $count } محاولة.
 }
code-used-up = جُرّب هذا الرمز مرات كثيرة. يرجى طلب رمز جديد.
code-again = استخدام عنوان آخر أو الحصول على رمز جديد
sign-in-without = يمكنك الإبلاغ والدردشة دون تسجيل الدخول.
