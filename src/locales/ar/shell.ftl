# اللغة نفسها: اسمها بها، واتجاه كتابتها.
-language-name = العربية
-language-direction = rtl

## ما يحيط بكل شاشة
skip-to-content = انتقل إلى المحتوى الرئيسي
call-us = اتصل بنا:
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
text-relay = خدمة ترحيل النص، لمن لا يستطيع السمع أو الكلام عبر الهاتف
email-answer = { $days ->
    [one] نرد خلال يوم عمل واحد
    [two] نرد خلال يومي عمل
    [few] نرد خلال { $days } أيام عمل
   *[other] نرد خلال { $days } يوم عمل
 }
contact-all = جميع طرق التواصل معنا
contact-all-hint = البريد والمكتب ولغة الإشارة والطوارئ
help-link = المساعدة
accessibility-link = إمكانية الوصول
privacy-link = الخصوصية
display-link = العرض والبيانات
languages-label = اللغات
dock-label = روابط سريعة
dock-report = إبلاغ
dock-cases = الطلبات
dock-channels = القنوات
dock-chat = دردشة
dock-needs-you = { $count ->
    [zero] لا شيء بانتظارك
    [one] طلب واحد بانتظارك
    [two] طلبان بانتظارك
    [few] { $count } طلبات بانتظارك
    [many] { $count } طلبًا بانتظارك
   *[other] { $count } طلب بانتظارك
 }

## ساعات العمل
open-until = مفتوح حتى { $time }
open-until-day = مفتوح حتى { $time } يوم { $day }
opens-today = مغلق. يفتح اليوم في { $time }
opens-day = مغلق. يفتح يوم { $day } في { $time }
closed-now = مغلق الآن
open-always = مفتوح ليلًا ونهارًا
hours-day = { $day }، من { $opens } إلى { $closes }
hours-days = من { $first } إلى { $last }، من { $opens } إلى { $closes }

## صفحة غير موجودة
not-found-title = هذه الصفحة غير موجودة
not-found-next = قد يكون العنوان قديمًا أو كُتب خطأً. كل شيء يبدأ من صفحة حسابك.
not-found-home = الانتقال إلى صفحة حسابك

## الجلسة
session-ends-soon = { $count ->
    [zero] سيتم تسجيل خروجك الآن
    [one] سيتم تسجيل خروجك خلال دقيقة واحدة
    [two] سيتم تسجيل خروجك خلال دقيقتين
    [few] سيتم تسجيل خروجك خلال { $count } دقائق
   *[other] سيتم تسجيل خروجك خلال { $count } دقيقة
 }
session-ends-next = ما كتبته محفوظ على هذا الجهاز في الحالتين.
session-stay = متابعة الجلسة
session-stays = ما زالت جلستك قائمة.
session-ended-title = تم تسجيل خروجك
session-ended-next = مضى وقت دون نشاط، فسجّلنا خروجك. ما كتبته محفوظ على هذا الجهاز.
session-unheard-title = لا يمكننا معرفة ما إذا كنت قد سجّلت الدخول
session-unheard-next = نظام المجلس لا يستجيب. ما زلنا نحاول. ما تكتبه محفوظ على هذا الجهاز، وسيُرسل عندما نعرف أنك سجّلت الدخول.

## الانتظار
loading = جارٍ التحميل…
loading-slowly = يستغرق هذا وقتًا أطول من المعتاد. ما زلنا نحاول. يمكنك الاتصال بنا أيضًا.
try-again = إعادة المحاولة

## ما الذي تعذّر، وما الخطوة التالية
failure-offline = تعذّر الوصول إلى نظام المجلس
failure-offline-next = قد يكون اتصالك بالإنترنت منقطعًا. لم يضع شيء مما كتبته. يرجى التحقق من اتصالك والمحاولة مرة أخرى.
failure-no-connection = أنت غير متصل بالإنترنت
failure-no-connection-next = لم يضع شيء مما كتبته. يرجى التحقق من اتصالك والمحاولة مرة أخرى.
failure-timed-out = لم يردّ نظام المجلس في الوقت المتوقع
failure-timed-out-next = لم يضع شيء مما كتبته. يرجى المحاولة مرة أخرى بعد دقيقة.
failure-session-ended = يرجى تسجيل الدخول مرة أخرى
failure-session-ended-next = مضى وقت دون نشاط، فسجّلنا خروجك. لم يضع شيء مما كتبته.
failure-forbidden = لم يُسمح بذلك
failure-forbidden-next = يرجى تحميل الصفحة من جديد. وإن تكرر ذلك فاتصل بنا.
failure-not-found = تعذّر العثور على هذا
failure-not-found-next = ربما أُزيل، أو أنه يخص حسابًا آخر.
failure-stale = تغيّر هذا في مكان آخر
failure-stale-next = يرجى تحميل الصفحة من جديد للاطلاع على حالته الآن.
failure-still-running = ما زلنا نعمل على ذلك
failure-still-running-next = لم تكتمل محاولتك الأولى بعد. يرجى الانتظار لحظة ثم المحاولة مرة أخرى. لن يُرسل أي شيء مرتين.
failure-invalid = هناك ما يحتاج إلى مراجعة
failure-invalid-next = يرجى مراجعة ما أدخلته والمحاولة مرة أخرى.
failure-too-many = جرت محاولات كثيرة
failure-too-many-next = يرجى الانتظار بضع دقائق ثم المحاولة مرة أخرى.
failure-down = نظام المجلس لا يعمل حاليًا
failure-down-next = ليس الخطأ منك، ولم يضع شيء مما كتبته. يرجى المحاولة مرة أخرى بعد بضع دقائق.
failure-malformed = أعطى نظام المجلس ردًا تتعذر قراءته
failure-malformed-next = ليس الخطأ منك. يرجى المحاولة مرة أخرى بعد بضع دقائق.
failure-unsupported = لا يقدّم هذا المجلس ذلك هنا
failure-unsupported-next = ما زال بإمكانك الاتصال أو الكتابة أو الزيارة.
failure-wait-minutes = { $count ->
    [zero] يرجى المحاولة مرة أخرى الآن.
    [one] يرجى المحاولة مرة أخرى بعد دقيقة واحدة.
    [two] يرجى المحاولة مرة أخرى بعد دقيقتين.
    [few] يرجى المحاولة مرة أخرى بعد { $count } دقائق.
   *[other] يرجى المحاولة مرة أخرى بعد { $count } دقيقة.
 }
failure-wait-seconds = { $count ->
    [zero] يرجى المحاولة مرة أخرى الآن.
    [one] يرجى المحاولة مرة أخرى بعد ثانية واحدة.
    [two] يرجى المحاولة مرة أخرى بعد ثانيتين.
    [few] يرجى المحاولة مرة أخرى بعد { $count } ثوانٍ.
   *[other] يرجى المحاولة مرة أخرى بعد { $count } ثانية.
 }
failure-other-ways = على عجلة؟ يمكنك الاتصال بنا أيضًا.

## أسماء القنوات
channel-email = البريد الإلكتروني
channel-sms = الرسائل النصية
channel-phone = الهاتف
channel-web = هذا الموقع
channel-whatsapp = واتساب
channel-post = البريد
channel-desk = المكتب
channel-chat = الدردشة
channel-push = الإشعارات
channel-social = وسائل التواصل الاجتماعي
