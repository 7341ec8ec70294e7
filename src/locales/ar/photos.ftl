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
