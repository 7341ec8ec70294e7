# مقالات المساعدة.
help-title = المساعدة
help-search = البحث في المساعدة
help-search-hint = مثل يوم إعادة التدوير أو إنارة الشارع
help-most = الأكثر فائدة
help-fits = ما يطابق
help-found = { $count ->
    [zero] لا شيء يطابق
    [one] مقالة واحدة
    [two] مقالتان
    [few] { $count } مقالات
    [many] { $count } مقالة
   *[other] { $count } مقالة
 }
help-none = لا شيء يطابق «{ $words }». اسألنا: يمكن لشخص أن يبحث معك.
article-which = المقالة { $id }، الإصدار { $version }
article-which-updated = المقالة { $id }، الإصدار { $version }، حُدّثت في { $day }
article-ask = السؤال عن هذا في الدردشة
