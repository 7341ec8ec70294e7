# Geiriau'r darnau y mae pob sgrin wedi'i gwneud ohonynt.
field-optional = (dewisol)
field-problem = Problem:
field-left = { $count ->
    [one] { $count } nod ar ôl
    [two] { $count } nod ar ôl
    [few] { $count } nod ar ôl
    [many] { $count } nod ar ôl
   *[other] { $count } nod ar ôl
 }
field-too-long = { $count ->
    [one] { $count } nod yn ormod
   *[other] { $count } nod yn ormod
 }
problems-title = Edrychwch ar hyn eto, os gwelwch yn dda
step-done = (wedi'i wneud)
step-coming = (eto i ddod)
summary-change = Newid
back-to = Yn ôl i
combobox-many = { $count ->
    [0] Nid oes dim yn cyfateb
    [one] { $count } awgrym. Defnyddiwch y bysellau saeth.
   *[other] { $count } awgrym. Defnyddiwch y bysellau saeth.
 }

comma = {", "}

delete = Dileu
delete-sure = Ei ddileu am byth?
delete-yes = Ie, dileu
delete-no = Na, ei gadw
