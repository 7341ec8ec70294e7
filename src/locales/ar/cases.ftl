# الطلبات.
case-your-turn = دورك الآن: { $what }
case-missed = كان الموعد الذي وعدنا به { $day } ولم نلتزم به.
case-next-by = التالي: { $what }، بحلول { $day }.
case-next = التالي: { $what }
case-by = نرد بحلول { $day }.
case-changed = آخر تغيير: { $when }
case-came = { $reference }، ورد عبر { $channel }
