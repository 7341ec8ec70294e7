# Cases.
case-your-turn = Your turn: { $what }
case-missed = We said { $day } and missed it.
case-next-by = Next: { $what }, by { $day }.
case-next = Next: { $what }
case-by = We answer by { $day }.
case-changed = Last changed { $when }
case-came = { $reference }, came in by { $channel }
