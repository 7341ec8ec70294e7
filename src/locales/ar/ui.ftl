# كلمات الأجزاء التي تتكوّن منها كل شاشة.
field-optional = (اختياري)
field-problem = مشكلة:
field-left = { $count ->
    [zero] لم يبقَ أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $count } أحرف
    [many] بقي { $count } حرفًا
   *[other] بقي { $count } حرف
 }
field-too-long = { $count ->
    [zero] لا أحرف زائدة
    [one] حرف واحد زائد
    [two] حرفان زائدان
    [few] { $count } أحرف زائدة
    [many] { $count } حرفًا زائدًا
   *[other] { $count } حرف زائد
 }
problems-title = يرجى مراجعة ما يلي
step-done = (تم)
step-coming = (لم يحن بعد)
summary-change = تغيير
back-to = رجوع إلى
combobox-many = { $count ->
    [zero] لا توجد نتائج
    [one] اقتراح واحد. استخدم مفاتيح الأسهم.
    [two] اقتراحان. استخدم مفاتيح الأسهم.
    [few] { $count } اقتراحات. استخدم مفاتيح الأسهم.
    [many] { $count } اقتراحًا. استخدم مفاتيح الأسهم.
   *[other] { $count } اقتراح. استخدم مفاتيح الأسهم.
 }

comma = {"، "}

delete = حذف
delete-sure = هل تريد حذفه نهائيًا؟
delete-yes = نعم، احذفه
delete-no = لا، احتفظ به
