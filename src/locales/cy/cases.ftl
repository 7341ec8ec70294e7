# Achosion.
case-your-turn = Eich tro chi: { $what }
case-missed = Dywedom { $day } a methu.
case-next-by = Nesaf: { $what }, erbyn { $day }.
case-next = Nesaf: { $what }
case-by = Byddwn yn ateb erbyn { $day }.
case-changed = Newidiwyd ddiwethaf: { $when }
case-came = { $reference }, daeth drwy { $channel }
