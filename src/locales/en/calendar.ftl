## Days, times and lists in words (read by i18n/calendar.rs)
calendar-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
calendar-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
calendar-day = { calendar-weekday } { $day } { calendar-month }
calendar-day-and-year = { calendar-day } { $year }
calendar-today = today
calendar-tomorrow = tomorrow
calendar-yesterday = yesterday
# $half is “am” or “pm”, $hour is 1 to 12, $minute has two figures.
calendar-clock = { $half ->
    [am] { $hour }.{ $minute }am
   *[pm] { $hour }.{ $minute }pm
 }
calendar-clock-full-hour = { $half ->
    [am] { $hour }am
   *[pm] { $hour }pm
 }
calendar-midday = midday
calendar-midnight = midnight
calendar-moment = { $day }, { $time }
calendar-pair = { $first } and { $second }
calendar-row = { $first }, { $second }
