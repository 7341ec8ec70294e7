# How the council may reach a resident.
sentence-goes = { $topic }: we use { $ways }.
sentence-way = { $channel } ({ $address })
sentence-nothing = { $topic }: you hear nothing from us, because nothing is switched on that works.
sentence-held = Not by { $channel }. { $why }
