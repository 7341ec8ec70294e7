# Help articles.
help-title = Help
help-search = Search help
help-search-hint = Such as recycling day or street light
help-most = Most useful
help-fits = What fits
help-found = { $count ->
    [0] Nothing fits
    [one] { $count } article
   *[other] { $count } articles
 }
help-none = Nothing fits “{ $words }”. Ask us: a person can look it up with you.
article-which = Article { $id }, version { $version }
article-which-updated = Article { $id }, version { $version }, updated on { $day }
article-ask = Ask about this in chat
