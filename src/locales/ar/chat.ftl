# الدردشة.
chat-open = دردشة
chat-open-unread = { $count ->
    [zero] دردشة، لا رسائل جديدة
    [one] دردشة، رسالة جديدة واحدة
    [two] دردشة، رسالتان جديدتان
    [few] دردشة، { $count } رسائل جديدة
    [many] دردشة، { $count } رسالة جديدة
   *[other] دردشة، { $count } رسالة جديدة
 }
chat-about = بخصوص: { $what }
chat-about-drop = عدم ذكر هذا
chat-about-draft = بلاغ أكتبه
chat-intro = تكتب إلينا ونرد عليك هنا. ما تقوله يبقى في سجلك.
chat-intro-bot = يرد مساعدنا الآلي أولًا من صفحات المساعدة. يمكنك طلب شخص في أي وقت.
chat-intro-closed = لا أحد في المكتب الآن. يمكن للمساعد الآلي الرد، أو يمكنك ترك رسالة لنا.
chat-begin = بدء الدردشة
chat-leave = ترك رسالة
chat-others = هل تفضّل التحدث؟
chat-whole-page = صفحة كاملة
chat-minimise = تصغير
chat-log = ما قيل
chat-earlier = عرض ما قيل سابقًا
chat-message = رسالتك
chat-send = إرسال
chat-person = التحدث إلى شخص
chat-person-waits = طلبت التحدث إلى شخص. لم نتمكن من نقل الطلب بعد، وسيُرسل من تلقاء نفسه.
chat-person-refused = لم نتمكن من طلب شخص. { $why }
chat-discard = حذفها
chat-not-kept = لا يحفظ هذا المتصفح شيئًا، فما لم يُرسل سيضيع إذا أُغلقت الصفحة.
chat-you = أنت
chat-assistant = المساعد الآلي
chat-council = المجلس
chat-said = { $who } يقول: { $text }
chat-joined = انضم { $who } الآن.
chat-left = غادر { $who }.
chat-handoff = طلبت التحدث إلى شخص.
chat-moved = نتابع عبر { $channel }.
chat-case-made = أصبح هذا الطلب رقم { $reference }.
chat-closed = انتهت الدردشة.
chat-closed-by-you = أنهيت الدردشة.
chat-closed-by-council = أنهى المجلس الدردشة.
chat-closed-idle = انتهت الدردشة لأن أحدًا لم يكتب منذ مدة.
chat-gone = لم تعد هذه الدردشة موجودة. يمكنك بدء دردشة جديدة، وما لم يُرسل يكون جاهزًا فيها.
chat-signed-out = أنت غير مسجَّل الدخول. سجّل الدخول لتستمر الدردشة، وما تكتبه محفوظ.
chat-kept = على هذا الجهاز دردشة محفوظة لشخص غير مسجَّل الدخول. إن كانت لك فسجّل الدخول لتستمر.
chat-line-waiting = بانتظار الإشارة، ستُرسل تلقائيًا
chat-line-sending = جارٍ الإرسال
chat-line-sent = أُرسلت
chat-line-read = قُرئت
chat-line-failed = لم تُرسل
chat-article-version = المقال { $id }، الإصدار { $version }
chat-typing = { $who } يكتب الآن…
chat-connecting = جارٍ الاتصال…
chat-connected = تم الاتصال
chat-with = تتحدث إلى { $who }
chat-with-assistant = تتحدث إلى مساعدنا الآلي
chat-waiting = بانتظار شخص
chat-retrying = انقطع الاتصال. نحاول من جديد، وما تكتبه محفوظ.
chat-stale = لا اتصال منذ مدة. قد يكون ما تراه قديمًا، وما تكتبه محفوظ.
chat-queue-next = دورك هو التالي.
chat-queue = { $count ->
    [one] دورك هو التالي.
   *[other] رقمك في الدور { $count }.
 }
chat-queue-wait = رقمك في الدور { $count }، { $minutes ->
    [zero] دون انتظار.
    [one] خلال دقيقة تقريبًا.
    [two] خلال دقيقتين تقريبًا.
    [few] خلال { $minutes } دقائق تقريبًا.
   *[other] خلال { $minutes } دقيقة تقريبًا.
 }
chat-end = إنهاء الدردشة
chat-print = طباعة هذه الدردشة
chat-new = بدء دردشة جديدة
chat-rate = كيف كانت؟
chat-rate-question = إلى أي حد ساعدناك؟
chat-rate-5 = جيد جدًا
chat-rate-4 = جيد
chat-rate-3 = مقبول
chat-rate-2 = ليس جيدًا
chat-rate-1 = لم تساعدوني إطلاقًا
chat-rate-comment = ما الذي يمكن تحسينه؟
chat-rate-send = إرسال
chat-rate-thanks = شكرًا لك. نقرأ كل رد.
chat-rate-problem = يرجى اختيار إلى أي حد ساعدناك

leave-about = تصبح رسالتك طلبًا حتى لا يضيع شيء. نرد عبر البريد الإلكتروني.
leave-text = رسالة إلى المجلس
leave-text-problem = يرجى كتابة رسالتك
leave-name = اسمك
leave-email-hint = نرد على هذا العنوان
leave-send = إرسال الرسالة
leave-sent = وصلتنا رسالتك
leave-received = الاستلام
leave-expected = يصلك ردنا بحلول
leave-next = ما الذي يحدث بعد ذلك
leave-told = من يقرؤها
leave-keep-about = من خلاله ترى ما يحدث وتكتب إلينا وترسل المزيد. كل من لديه الرابط يمكنه ذلك.
