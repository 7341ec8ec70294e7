## الأيام والأوقات والقوائم بالكلمات (يقرؤها i18n/calendar.rs)
calendar-weekday = { $weekday ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
 }
calendar-month = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
 }
calendar-day = { calendar-weekday } { $day } { calendar-month }
calendar-day-and-year = { calendar-day } { $year }
calendar-today = اليوم
calendar-tomorrow = غدًا
calendar-yesterday = أمس
calendar-clock = { $half ->
    [am] { $hour }:{ $minute } ص
   *[pm] { $hour }:{ $minute } م
 }
calendar-clock-full-hour = { $half ->
    [am] { $hour } ص
   *[pm] { $hour } م
 }
calendar-midday = 12 ظهرًا
calendar-midnight = منتصف الليل
calendar-moment = { $day }، { $time }
calendar-pair = { $first } و{ $second }
calendar-row = { $first }، { $second }
