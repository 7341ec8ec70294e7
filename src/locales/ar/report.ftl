# الإبلاغ عن مشكلة.
report-title = الإبلاغ عن مشكلة
report-new = ما موضوع البلاغ؟
report-search = اكتبه بكلماتك
report-search-hint = مثلًا «إنارة» أو «المصباح بجانب الجسر مطفأ»
report-found = { $count ->
    [zero] لا توجد نتائج.
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
 }
report-found-most = { $shown } من { $count } نتيجة. كلمة أخرى تجد أقل.
report-found-none-next = جرّب كلمة أخرى، أو تصفح المجموعات أدناه.
report-results = النتائج
report-groups = أو تصفح المجموعات
report-group-other = كل ما عدا ذلك
report-choose-other = اختيار موضوع آخر
report-other-service = يبقى ما كتبته. تُحذف فقط إجابات الأسئلة السابقة.
report-safe = ما كتبته محفوظ على هذا الجهاز.
report-unsent = { $count ->
    [zero] لا شيء ينتظر الإرسال.
    [one] رسالة أو بلاغ واحد ينتظر الإرسال.
    [two] اثنان من الرسائل أو البلاغات ينتظران الإرسال.
    [few] { $count } رسائل أو بلاغات تنتظر الإرسال.
    [many] { $count } رسالة أو بلاغًا تنتظر الإرسال.
   *[other] { $count } رسالة أو بلاغ تنتظر الإرسال.
 }
report-step = { $service }، الخطوة { $place } من { $of }
report-continue = متابعة
report-saves = يُحفظ على هذا الجهاز أثناء الكتابة
report-saving = جارٍ الحفظ…
report-saved = محفوظ على هذا الجهاز
report-not-saved = هذا المتصفح لا يحفظ شيئًا. أرسل بلاغك قبل إغلاق هذه الصفحة.
report-more-questions = { $count ->
    [zero] لا أسئلة أخرى أدناه.
    [one] يوجد سؤال آخر أدناه.
    [two] يوجد سؤالان آخران أدناه.
    [few] توجد { $count } أسئلة أخرى أدناه.
    [many] يوجد { $count } سؤالًا آخر أدناه.
   *[other] يوجد { $count } سؤال آخر أدناه.
 }
report-choose-all = اختر كل ما ينطبق
report-guessed = { $count ->
    [zero] لا توجد نتائج.
    [one] اقتراح واحد
    [two] اقتراحان
    [few] { $count } اقتراحات
    [many] { $count } اقتراحًا
   *[other] { $count } اقتراح
 }
report-guess = هل هو أحد هذه؟
report-guess-about = نخمّن من كلماتك هنا على جهازك. اختر واحدًا وتنتقل كلماتك معك. وسترى من يستطيع قراءتها قبل أن ترسل.
report-length = { $count ->
    [zero] راجع ثم أرسل.
    [one] صفحة قصيرة واحدة، ثم تراجع وترسل.
    [two] صفحتان قصيرتان، ثم تراجع وترسل.
    [few] { $count } صفحات قصيرة، ثم تراجع وترسل.
    [many] { $count } صفحة قصيرة، ثم تراجع وترسل.
   *[other] { $count } صفحة قصيرة، ثم تراجع وترسل.
 }
report-length-about = { $count ->
    [zero] راجع ثم أرسل.
    [one] نحو صفحة قصيرة واحدة، ثم تراجع وترسل.
    [two] نحو صفحتين قصيرتين، ثم تراجع وترسل.
    [few] نحو { $count } صفحات قصيرة، ثم تراجع وترسل.
    [many] نحو { $count } صفحة قصيرة، ثم تراجع وترسل.
   *[other] نحو { $count } صفحة قصيرة، ثم تراجع وترسل.
 }

start-place = بلاغك عن هذا المكان: { $place }
start-spot = ينتقل المكان مع بلاغك.
start-case = يذكر بلاغك الطلب { $reference }.

drafts-title = متابعة مسودة
draft-changed = آخر تغيير: { $when }.
draft-kept = محفوظة على هذا الجهاز حتى { $day }.
draft-over = كان سيُحفظ حتى { $day }. سيبقى حتى { $until }، وأطول إن أكملته.
draft-deleted = حُذفت المسودة.
draft-elsewhere = هذا البلاغ مفتوح في علامة تبويب أخرى أيضًا. ما تكتبه في إحداهما يظهر في الأخرى.
draft-other-title = كتبت في علامتي تبويب
draft-other-next = كلاهما محفوظ. اختر أيهما تكمل. لا يُرسل شيء قبل ذلك.
draft-other-col-here = في علامة التبويب هذه
draft-other-col-there = في علامة التبويب الأخرى
draft-other-answers = { $count ->
    [zero] لا إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $count } إجابات
    [many] { $count } إجابة
   *[other] { $count } إجابة
 }
draft-other-here = أبقِ ما هنا
draft-other-use = استخدم ما في الأخرى
draft-anothers-title = شخص آخر يكتب هذا البلاغ
draft-anothers-next = بدأه شخص آخر سجّل الدخول على هذا الجهاز. وهو محفوظ هنا إلى أن يسجّل الدخول مرة أخرى.
draft-gone-title = لم تعد هذه المسودة هنا
draft-gone-next = أُرسلت أو حُذفت، أو كُتبت على جهاز آخر. ما أُرسل موجود في صندوق الصادر.

step-service = ما موضوع البلاغ؟
step-questions = بعض الأسئلة
step-place = أين المكان؟
step-details = ماذا حدث؟
step-contact = كيف نتواصل معك؟
step-check = راجع إجاباتك

stopper-call = اتصل
stopper-read = قراءة المقالة
stopper-go-on = متابعة البلاغ

place-search = الشارع أو المكان أو الرمز البريدي
place-search-hint = اكتب بعض الحروف ثم اختر من القائمة
place-is = اخترت
place-chosen = اخترت { $place }.
place-other = اختيار مكان آخر
place-locate = مكاني الحالي
place-locate-about = يسألك المتصفح أولًا. نبحث عن أقرب شارع، وتُضاف النقطة التي أنت فيها إلى بلاغك.
place-locating = جارٍ تحديد مكانك…
place-near = هل هو أحد هذه الأماكن؟
place-metres = { $count ->
    [zero] هنا
    [one] على بعد متر واحد
    [two] على بعد مترين
    [few] على بعد { $count } أمتار
    [many] على بعد { $count } مترًا
   *[other] على بعد { $count } متر
 }
place-device = موقع هذا الجهاز
place-within = { $count ->
    [zero] { $point }
    [one] { $point }، بدقة متر واحد
    [two] { $point }، بدقة مترين
    [few] { $point }، بدقة { $count } أمتار
    [many] { $point }، بدقة { $count } مترًا
   *[other] { $point }، بدقة { $count } متر
 }
place-refused = لم يخبرنا متصفحك بمكانك
place-unknown = لم يتمكن جهازك من تحديد مكانك
place-refused-next = اكتب اسم الشارع أعلاه، أو صف المكان بكلماتك.
place-failed-next = صف المكان بكلماتك أدناه. هذا يكفي.
place-outside = هذا المجلس غير مسؤول عن { $place }
place-outside-who = الجهة المسؤولة هي { $name }، ويمكنها مساعدتك فورًا.
place-outside-unknown = لا نعرف الجهة المسؤولة. اسألنا وسنبحث عنها.
place-outside-next = هل تقصد مكانًا آخر؟ اختره.
place-words = أو صف المكان بكلماتك
place-more = أي شيء يساعدنا على إيجاده
place-words-hint = مثلًا «بجانب المقعد، مقابل المدرسة»

details-what = ماذا حدث؟
details-hint = تكفي جملتان أو ثلاث.
details-public = يمكن للجميع قراءة ما تكتبه هنا. لا تذكر أسماء أو أرقام هواتف أو لوحات سيارات.
details-private = المجلس وحده يقرأ ما تكتبه هنا.
details-public-where = يظهر هنا: { $place }
details-about-case = هذا البلاغ بخصوص الطلب { $reference }.
personal-title = سيتمكن الجميع من قراءة هذا
personal-email = يبدو هذا عنوان بريد إلكتروني: { $words }
personal-phone = يبدو هذا رقم هاتف: { $words }
personal-plate = يبدو هذا رقم لوحة سيارة: { $words }
personal-name = يبدو هذا اسم شخص: { $words }
personal-next = يظهر بلاغك للعموم، وما يُنشر للعموم يُنسخ. احذفه ما لم نكن بحاجة إليه لمساعدتك. نسأل عن بياناتك في صفحة أخرى ونبقيها خاصة.

contact-guest = لا تحتاج إلى حساب. إن كان لديك حساب فسجّل الدخول ليظهر هذا البلاغ فيه.
contact-by = كيف نخبرك بما يحدث؟
contact-by-email = بالبريد الإلكتروني
contact-by-sms = برسالة نصية
contact-by-phone = بالهاتف
contact-by-none = لا تخبروني
contact-by-none-hint = تحصل على رقم مرجعي ويمكنك المتابعة بنفسك
anonymous-legend = باسمك أو دونه
anonymous-yes = الإبلاغ عن هذا دون ذكر اسمي
anonymous-hint = لن نعرف من أنت. لن يظهر البلاغ في حسابك، ولا يستطيع أحد أن يكتب إليك بشأنه. احتفظ بالرابط الموجود في الإيصال: فهو السبيل الوحيد لمعرفة ما يجري.
check-anonymous = دون ذكر اسمك. لا يمكننا أن نكتب إليك.
check-anonymous-offer = يمكنك الإبلاغ عن هذا دون ذكر اسمك
contact-name = اسمك
contact-email-label = عنوان البريد الإلكتروني
contact-phone-label = رقم الهاتف
contact-you = عنك
behalf-whom = لمن هذا البلاغ؟
behalf-me = لي أو للجميع
behalf-other = لشخص آخر
behalf-asked = نسأل عنه أدناه.
behalf-them = عن الشخص الآخر
behalf-name = اسمه
behalf-relation = ما صلتك به
behalf-relation-hint = مثلًا «ابنة» أو «جار» أو «مقدم رعاية»
behalf-email = عنوان بريده الإلكتروني
behalf-phone = رقم هاتفه
behalf-may = هل يمكننا التواصل معه أيضًا؟
behalf-may-yes = نعم، وهو يعلم بهذا البلاغ
behalf-told = يمكننا التواصل معه أيضًا
behalf-not-told = لا نتواصل معه

check-service = الموضوع
check-none = بلا إجابة
check-by-email = بالبريد الإلكتروني
check-by-sms = برسالة نصية
check-by-phone = بالهاتف
check-by-none = لا أريد إشعارات
check-told = يصل هذا إلى: { $team }
check-expected = { $count ->
    [zero] نرد عليك اليوم.
    [one] نرد عليك خلال يوم عمل واحد.
    [two] نرد عليك خلال يومي عمل.
    [few] نرد عليك خلال { $count } أيام عمل.
    [many] نرد عليك خلال { $count } يوم عمل.
   *[other] نرد عليك خلال { $count } يوم عمل.
 }
check-send = إرسال البلاغ
check-sending = جارٍ الإرسال…
check-again = حاول مرة أخرى الآن
check-waiting = لم يُرسل بعد
check-waiting-next = ينتظر على هذا الجهاز ويُرسل تلقائيًا في أقرب وقت. يمكنك إغلاق هذه الصفحة.
check-waiting-here = هذا المتصفح لا يحفظ شيئًا، لذلك لا يُرسل إلا ما دامت هذه الصفحة مفتوحة. يرجى ترك الصفحة مفتوحة حتى يُرسل.
check-change = تغيير البلاغ
check-open = لم يُرسل بلاغك بعد. يمكنك تغيير إجاباتك.
check-once = ربما وصل بالفعل. لا يُحتسب مرتين أبدًا.
check-too-late = لم يعد بالإمكان تغييره: ربما وصل بالفعل.
check-sign-in-next = بلاغك محفوظ على هذا الجهاز. سجّل الدخول وسيُرسل.
check-unsure = لا نعرف هل وصل. راجع طلباتك أو اتصل بنا قبل إرساله مرة أخرى.

sent-title = وصلنا بلاغك
sent-thanks = استلمناه وحفظناه
sent-reference = رقمك المرجعي
sent-when = { $when } ({ $zone })
sent-by = بحلول { $day }
sent-step-sent = أخبرتنا
sent-step-answer = نرد عليك
sent-told = لدى: { $team }
sent-public = يمكن للجميع قراءة ما كتبته.
sent-private = المجلس وحده يقرأ ما كتبته.
sent-keep = احتفظ بهذا الرابط
sent-keep-about = من خلاله ترى ما يحدث وتكتب إلينا وترسل المزيد. كل من لديه الرابط يمكنه ذلك. هذا الجهاز يتذكره أيضًا.
sent-follow = متابعة ما يحدث
sent-what = ما أرسلته
sent-from = المرسل
sent-print = طباعة
sent-save = حفظ كملف
sent-saved = حُفظ الإيصال كملف.
sent-another = بلاغ آخر
sent-another-near = بلاغ آخر قريب من هنا
sent-behalf = لأجل
sent-elsewhere-title = هذا الإيصال على جهاز آخر
sent-elsewhere-next = يبقى الإيصال على الجهاز الذي أرسل البلاغ. الرقم المرجعي هو { $reference }.

fault-service = اختر الموضوع
fault-choose = اختر إجابة: { $question }
fault-answer = أجب عن السؤال: { $question }
fault-choice = اختر إحدى الإجابات
fault-too-long = { $count ->
    [zero] الطول مناسب
    [one] اختصره بحرف واحد
    [two] اختصره بحرفين
    [few] اختصره بمقدار { $count } أحرف
    [many] اختصره بمقدار { $count } حرفًا
   *[other] اختصره بمقدار { $count } حرف
 }
fault-number = أدخل رقمًا، مثل 12
fault-number-unclear = أدخل هذا الرقم دون فاصلة، مثل 1200 أو 1.25
fault-small = أدخل { $number } أو أكثر
fault-large = أدخل { $number } أو أقل
fault-date = أدخل يومًا ووقتًا
fault-email = أدخل عنوان بريد إلكتروني كاملًا، مثل name@example.org
fault-email-missing = أدخل عنوان بريدك الإلكتروني، أو اختر طريقة أخرى لإخبارك
fault-phone = أدخل رقم هاتف كاملًا، مثل 07700 900123
fault-phone-missing = أدخل رقم هاتفك، أو اختر طريقة أخرى لإخبارك
fault-stopped = تعني هذه الإجابة أن البلاغ ليس الطريق المناسب. انظر ما يمكن فعله بدلًا منه.
fault-place = اختر مكانًا من القائمة، أو صفه بكلماتك
fault-description = قل ماذا حدث
fault-name = أدخل اسمك
fault-contact-by = اختر كيف نخبرك بما يحدث
fault-photos = أضف صورة واحدة على الأقل
fault-photo-lost = لم تعد هذه الصورة على هذا الجهاز. أضفها مرة أخرى أو أزلها.
fault-photo-refused = تعذر على المجلس قبول هذه الصورة. أزلها أو أضف صورة أخرى.
fault-too-many-photos = { $count ->
    [zero] أزل الصور: لا يمكن إرسال صور مع هذا البلاغ
    [one] أزل بعض الصور: يمكن إرسال صورة واحدة فقط مع هذا البلاغ
    [two] أزل بعض الصور: يمكن إرسال صورتين فقط مع هذا البلاغ
    [few] أزل بعض الصور: يمكن إرسال { $count } صور فقط مع هذا البلاغ
    [many] أزل بعض الصور: يمكن إرسال { $count } صورة فقط مع هذا البلاغ
   *[other] أزل بعض الصور: يمكن إرسال { $count } صورة فقط مع هذا البلاغ
}
unfit-empty = هذا الملف فارغ. اختر ملفًا آخر.
unfit-drawing = هذا رسم بصيغة SVG ولا يمكن إرساله. التقط صورة له أو احفظه بصيغة PNG.
unfit-text = هذا نص وليس صورة. اكتب ما فيه في بلاغك بدلًا من ذلك.
unfit-not-taken = لا يمكن إرسال ملفات من هذا النوع. اختر صورة.
unfit-heic = لا يستطيع هذا المتصفح فتح صور HEIC. على iPhone اختر Settings > Camera > Formats > Most Compatible والتقطها من جديد، أو أرسل لقطة شاشة.
unfit-not-here = لا يستطيع هذا المتصفح فتح هذه الصورة. اختر صورة JPEG أو PNG.
unfit-broken = هذا الملف تالف. اختر ملفًا آخر أو التقط الصورة مرة أخرى.
unfit-too-large = هذا الملف كبير جدًا. يمكن أن يصل حجمه إلى { $size } ميغابايت.
fault-behalf-name = أدخل اسم الشخص الذي تبلغ نيابةً عنه
fault-behalf-reach = أدخل عنوان بريده الإلكتروني أو رقم هاتفه، أو قل إننا لا نتواصل معه
