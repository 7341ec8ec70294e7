# Already reported nearby.
nearby-title = Has it been reported already?
nearby-about = { $count ->
    [one] { $count } report is open near { $place }. Is it the same thing?
   *[other] { $count } reports are open near { $place }. Is one of them the same thing?
 }
nearby-look = See what is reported there
nearby-since = Reported { $day }. { $state }
nearby-followers = { $count ->
    [one] { $count } other wants to be told too
   *[other] { $count } others want to be told too
 }
nearby-join = That is mine too: tell me about it
nearby-pass = Mine is another one
nearby-join-title = We tell you too
nearby-join-about = Nothing is reported twice. You hear each time its state changes.
nearby-guest = You need no account.
nearby-tell = Tell me about it
nearby-joining = One moment…
nearby-closed = That report was closed meanwhile. Go back and report yours.
nearby-told-title = We tell you what happens
nearby-told = You follow this report
nearby-asked = You asked us: { $when }
nearby-keep-about = With it you can see what happens. Whoever has the link can do the same. This device remembers it too.
nearby-draft = Your own draft
nearby-draft-about = It is still on this device, and was not sent.
nearby-draft-delete = Delete my draft
