## Dyddiau, amseroedd a rhestrau mewn geiriau (darllenir gan i18n/calendar.rs)
# Heb eu treiglo: rhowch nhw ar ôl “erbyn”, “ar gyfer”, atalnod neu golon.
calendar-weekday = { $weekday ->
    [1] dydd Llun
    [2] dydd Mawrth
    [3] dydd Mercher
    [4] dydd Iau
    [5] dydd Gwener
    [6] dydd Sadwrn
   *[7] dydd Sul
 }
calendar-month = { $month ->
    [1] Ionawr
    [2] Chwefror
    [3] Mawrth
    [4] Ebrill
    [5] Mai
    [6] Mehefin
    [7] Gorffennaf
    [8] Awst
    [9] Medi
    [10] Hydref
    [11] Tachwedd
   *[12] Rhagfyr
 }
calendar-day = { calendar-weekday } { $day } { calendar-month }
calendar-day-and-year = { calendar-day } { $year }
calendar-today = heddiw
calendar-tomorrow = yfory
calendar-yesterday = ddoe
calendar-clock = { $half ->
    [am] { $hour }.{ $minute }am
   *[pm] { $hour }.{ $minute }pm
 }
calendar-clock-full-hour = { $half ->
    [am] { $hour }am
   *[pm] { $hour }pm
 }
calendar-midday = hanner dydd
calendar-midnight = hanner nos
calendar-moment = { $day }, { $time }
calendar-pair = { $first }, { $second }
calendar-row = { $first }, { $second }
