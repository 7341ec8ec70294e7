# Words of the parts that every screen is made of.
field-optional = (optional)
field-problem = Problem:
field-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
 }
field-too-long = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
 }
problems-title = Please look at this again
step-done = (done)
step-coming = (still to come)
summary-change = Change
back-to = Back to
combobox-many = { $count ->
    [0] Nothing fits
    [one] { $count } suggestion. Use the arrow keys.
   *[other] { $count } suggestions. Use the arrow keys.
 }

comma = {", "}

delete = Delete
delete-sure = Delete it for good?
delete-yes = Yes, delete
delete-no = No, keep it
