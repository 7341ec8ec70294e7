# ما أُبلغ عنه في الجوار.
nearby-title = هل أُبلغ عنه من قبل؟
nearby-about = { $count ->
    [zero] لا بلاغ مفتوح قرب { $place }.
    [one] يوجد بلاغ مفتوح واحد قرب { $place }. هل هو الشيء نفسه؟
    [two] يوجد بلاغان مفتوحان قرب { $place }. هل أحدهما الشيء نفسه؟
    [few] توجد { $count } بلاغات مفتوحة قرب { $place }. هل أحدها الشيء نفسه؟
    [many] يوجد { $count } بلاغًا مفتوحًا قرب { $place }. هل أحدها الشيء نفسه؟
   *[other] يوجد { $count } بلاغ مفتوح قرب { $place }. هل أحدها الشيء نفسه؟
 }
nearby-look = اطّلع على ما أُبلغ عنه هناك
nearby-since = تاريخ البلاغ: { $day }. { $state }
nearby-followers = { $count ->
    [zero] لا أحد غيرك يريد أن نخبره
    [one] شخص آخر يريد أن نخبره أيضًا
    [two] شخصان آخران يريدان أن نخبرهما أيضًا
    [few] { $count } أشخاص آخرين يريدون أن نخبرهم أيضًا
    [many] { $count } شخصًا آخر يريدون أن نخبرهم أيضًا
   *[other] { $count } شخص آخر يريدون أن نخبرهم أيضًا
 }
nearby-join = هذا بلاغي أيضًا: أخبروني عنه
nearby-pass = بلاغي شيء آخر
nearby-join-title = نخبرك أنت أيضًا
nearby-join-about = لا شيء يُبلغ عنه مرتين. نخبرك كلما تغيّرت حالته.
nearby-guest = لا تحتاج إلى حساب.
nearby-tell = أخبروني عنه
nearby-joining = لحظة من فضلك…
nearby-closed = أُغلق ذلك البلاغ في هذه الأثناء. ارجع وأبلغ عن مشكلتك.
nearby-told-title = نخبرك بما يحدث
nearby-told = أنت تتابع هذا البلاغ
nearby-asked = تاريخ طلبك: { $when }
nearby-keep-about = به يمكنك رؤية ما يحدث. وكل من لديه الرابط يمكنه ذلك. هذا الجهاز يتذكره أيضًا.
nearby-draft = مسودتك
nearby-draft-about = ما زالت على هذا الجهاز، ولم تُرسل.
nearby-draft-delete = حذف مسودتي
