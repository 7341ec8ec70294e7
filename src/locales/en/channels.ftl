# How the council may reach a resident.
sentence-goes = { $topic }: we use { $ways }.
sentence-way = { $channel } ({ $address })
sentence-nothing = { $topic }: you hear nothing from us, because nothing is switched on that works.
sentence-held = Not by { $channel }. { $why }
sentence-quiet = Texts come between { $from } and { $to }.

channels-intro = Each switch is saved at once. Beside it stands what will really happen.
channels-guest = Sign in to choose how we reach you, topic by topic.
channels-guest-other = Without an account we use what you give us with each report.
channels-no-topics = There is nothing to choose here just now.
channels-saved = Saved at { $time }
channels-saving = Saving…
channels-not-saved = That was not saved.
channels-gone = This was changed somewhere else. What you see is how it is now.
channels-on = On.
channels-off = Off.
channels-unavailable = Not possible.
channels-chosen-not-working = You chose this, but it will not happen.
channels-no-address = We have no address for it. Add one below.
channels-unverified = The address is not proved yet. Enter the code below.
channels-blocked = Your address does not accept it.
channels-not-offered = The council does not offer it for this.
channels-by-law = The law asks us to send this.
channels-drop = Take it off my choices

addresses-title = Your addresses
address-verified = Verified
address-unverified = Not verified
address-blocked = Blocked
address-verified-on = Verified on { $day }
address-blocked-since = Blocked since { $day }. { $resume }
address-blocked-stop = STOP was sent from this number on { $day }. { $resume }
address-blocked-bounced = What we sent has come back since { $day }. { $resume }
address-blocked-full = The mailbox has been full since { $day }. { $resume }
address-signs-in = You sign in with this one.
address-remove = Remove
address-removed = { $address } is removed.
address-now-verified = Your address is verified.
address-code-hint = We sent it to this address
address-check = Check the code
address-resend = Send another code
address-resend-in = { $count ->
    [one] Send another code (in { $count } second)
   *[other] Send another code (in { $count } seconds)
 }
address-add = Add an address
address-added = { $address } is added. We sent a code to it.
address-added-blocked = { $address } is added, but it is blocked. { $resume }
address-which = What kind?
address-phone-label = Your mobile number
address-hint = We send a code to it, to be sure it is yours
address-problem = Enter the address or number
address-cancel = Cancel
