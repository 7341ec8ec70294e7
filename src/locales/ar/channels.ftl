# كيف يمكن للمجلس التواصل مع السكان.
sentence-goes = { $topic }: نستخدم { $ways }.
sentence-way = { $channel } ({ $address })
sentence-nothing = { $topic }: لا يصلك منا شيء، لأنه لا توجد وسيلة مفعّلة تعمل.
sentence-held = ليس عبر { $channel }. { $why }
sentence-quiet = تصل الرسائل النصية بين { $from } و{ $to }.

channels-intro = يُحفظ كل مفتاح فورًا. وبجانبه ما سيحدث فعلًا.
channels-guest = يلزم تسجيل الدخول لاختيار كيف نتواصل معك، لكل موضوع على حدة.
channels-guest-other = من دون حساب نستخدم ما تعطينا إياه مع كل بلاغ.
channels-no-topics = لا يوجد ما يمكن اختياره هنا الآن.
channels-saved = حُفظ في { $time }
channels-saving = جارٍ الحفظ…
channels-not-saved = لم يُحفظ ذلك.
channels-gone = تغيّر هذا في مكان آخر. ما تراه هو حالته الآن.
channels-on = مفعّل.
channels-off = متوقف.
channels-unavailable = غير ممكن.
channels-chosen-not-working = هذا اختيارك، لكنه لن يحدث.
channels-no-address = ليس لدينا عنوان لهذه القناة. يمكنك إضافة عنوان أدناه.
channels-unverified = لم يتم تأكيد العنوان بعد. يرجى إدخال الرمز أدناه.
channels-blocked = عنوانك لا يقبل ذلك.
channels-not-offered = لا يقدّم المجلس هذه القناة لهذا الموضوع.
channels-by-law = يُلزمنا القانون بإرسال هذا.
channels-drop = إزالته من اختياراتي

addresses-title = عناوينك
address-verified = مؤكَّد
address-unverified = غير مؤكَّد
address-blocked = محظور
address-verified-on = تأكَّد في { $day }
address-blocked-since = محظور منذ { $day }. { $resume }
address-blocked-stop = أُرسلت كلمة STOP من هذا الرقم في { $day }. { $resume }
address-blocked-bounced = يعود إلينا ما نرسله منذ { $day }. { $resume }
address-blocked-full = صندوق البريد ممتلئ منذ { $day }. { $resume }
address-signs-in = تسجّل الدخول بهذا العنوان.
address-remove = إزالة
address-removed = تمت إزالة { $address }.
address-now-verified = تم تأكيد عنوانك.
address-code-hint = أرسلناه إلى هذا العنوان
address-check = التحقق من الرمز
address-resend = إرسال رمز آخر
address-resend-in = { $count ->
    [zero] إرسال رمز آخر
    [one] إرسال رمز آخر (بعد ثانية واحدة)
    [two] إرسال رمز آخر (بعد ثانيتين)
    [few] إرسال رمز آخر (بعد { $count } ثوانٍ)
   *[other] إرسال رمز آخر (بعد { $count } ثانية)
 }
address-add = إضافة عنوان
address-added = تمت إضافة { $address }. أرسلنا إليه رمزًا.
address-added-blocked = تمت إضافة { $address }، لكنه محظور. { $resume }
address-which = ما النوع؟
address-phone-label = رقم هاتفك المحمول
address-hint = نرسل إليه رمزًا للتأكد من أنه لك
address-problem = يرجى إدخال العنوان أو الرقم
address-cancel = إلغاء
