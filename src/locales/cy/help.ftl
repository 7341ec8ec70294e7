# Erthyglau cymorth.
help-title = Cymorth
help-search = Chwilio’r cymorth
help-search-hint = Er enghraifft diwrnod ailgylchu neu olau stryd
help-most = Mwyaf defnyddiol
help-fits = Yr hyn sy’n cyfateb
help-found = { $count ->
    [zero] Nid oes dim yn cyfateb
   *[other] { $count } erthygl
 }
help-none = Nid oes dim yn cyfateb i “{ $words }”. Gofynnwch i ni: gall person chwilio gyda chi.
article-which = Erthygl { $id }, fersiwn { $version }
article-which-updated = Erthygl { $id }, fersiwn { $version }, diweddarwyd: { $day }
article-ask = Gofyn am hyn mewn sgwrs
