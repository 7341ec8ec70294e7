# الصور والملفات: اختيارها وتجهيزها وإرسالها.
files-choose = اختيار صور أو ملفات
files-camera = التقاط صورة
files-drop = يمكنك أيضًا إفلاتها في أي مكان من هذه الصفحة، أو لصق صورة.
files-chosen = الصور والملفات المختارة
file-reading = جارٍ التجهيز…
file-ready = جاهز
file-waiting = ينتظر الإرسال
file-sending = جارٍ الإرسال…
file-sending-part = جارٍ الإرسال، أُرسل { $percent }٪
file-sent = وصل إلى المجلس
file-refused = لم يُضَف. { $why }
file-lost = لم يعد على هذا الجهاز
file-shows = ماذا يُظهر؟
file-remove = إزالة
file-again = حاول مرة أخرى
file-kilobytes = { $size } كيلوبايت
file-megabytes = { $size } ميغابايت

photos-title = الصور والملفات
photos-hint = { $count ->
    [zero] لا صور ولا مستندات. الحد { $size }.
    [one] صورة أو مستند واحد، { $size } على الأكثر. نصغّر الصور ونزيل منها مكان التقاطها ووقته.
    [two] صورتان أو مستندان على الأكثر، { $size } لكل منهما. نصغّر الصور ونزيل منها مكان التقاطها ووقته.
    [few] حتى { $count } صور أو مستندات، { $size } لكل منها على الأكثر. نصغّر الصور ونزيل منها مكان التقاطها ووقته.
    [many] حتى { $count } صورة أو مستندًا، { $size } لكل منها على الأكثر. نصغّر الصور ونزيل منها مكان التقاطها ووقته.
   *[other] حتى { $count } صورة أو مستند، { $size } لكل منها على الأكثر. نصغّر الصور ونزيل منها مكان التقاطها ووقته.
 }
photos-many = { $count ->
    [zero] لا صور ولا ملفات
    [one] صورة أو ملف واحد
    [two] صورتان أو ملفان
    [few] { $count } صور وملفات
    [many] { $count } صورة وملفًا
   *[other] { $count } صورة وملف
 }
photos-reading = { $count ->
    [zero] لا ملفات للتجهيز
    [one] جارٍ تجهيز ملف واحد…
    [two] جارٍ تجهيز ملفين…
    [few] جارٍ تجهيز { $count } ملفات…
    [many] جارٍ تجهيز { $count } ملفًا…
   *[other] جارٍ تجهيز { $count } ملف…
 }
photo-says = { $name }: { $state }
photo-removed = أُزيل { $name }.
photo-unnamed = صورة ملصقة
photo-not-kept = هذا المتصفح لا يحفظ الصور. أرسل بلاغك قبل إغلاق هذه الصفحة.
photo-late = استغرق وقتًا طويلًا. حاول مرة أخرى، أو اختر أصغر منه.
photo-failed = لم يتمكن هذا الجهاز من تجهيزه. حاول مرة أخرى، أو اختر أصغر منه.
photo-too-many = { $count ->
    [zero] لا يمكن إرفاق ملفات بهذا البلاغ.
    [one] يمكن إرفاق ملف واحد فقط بهذا البلاغ. أزل الآخر أولًا.
    [two] يمكن إرفاق ملفين فقط بهذا البلاغ. أزل ملفًا آخر أولًا.
    [few] يمكن إرفاق { $count } ملفات فقط بهذا البلاغ. أزل ملفًا آخر أولًا.
    [many] يمكن إرفاق { $count } ملفًا فقط بهذا البلاغ. أزل ملفًا آخر أولًا.
   *[other] يمكن إرفاق { $count } ملف فقط بهذا البلاغ. أزل ملفًا آخر أولًا.
 }
photo-fact-title = صورتك تعرف المزيد
photo-fact-place = التُقطت بالقرب من { $place }.
photo-fact-other-place = التُقطت بالقرب من { $place }. أنت اخترت { $chosen }.
photo-fact-time = التُقطت في { $when }.
photo-use-place = استخدام هذا المكان
photo-use-time = استخدام هذا الوقت لسؤال «{ $question }»
photo-fact-no = لا، اتركه
photo-place-used = المكان الآن { $place }.
photo-time-used = الوقت الآن { $when }.
photo-fact-about = لا يُرسل إلا ما تختاره. الصورة نفسها لا تقول شيئًا عنه.

photos-sending = أُرسل { $done } من { $count } من الصور والملفات
photos-sent = { $count ->
    [zero] لم تُرسل صور أو ملفات
    [one] أُرسلت صورة أو ملف واحد
    [two] أُرسلت صورتان أو ملفان
    [few] أُرسلت { $count } صور وملفات
    [many] أُرسلت { $count } صورة وملفًا
   *[other] أُرسلت { $count } صورة وملف
 }
photos-trouble-lost = لم يعد { $name } على هذا الجهاز.
photos-trouble-refused = لم يقبل المجلس { $name }: { $why }
photos-without = إرساله بدون هذه الصورة
