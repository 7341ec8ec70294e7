# The page before any script: index.html, stamped by src/brand.
page-about = Report an issue, track your cases, choose how we reach you, and chat with us.
page-no-script = This page needs JavaScript
page-no-script-next = It is switched off, or it did not load. You can still do everything by phone, by text relay, by e-mail or at the desk.
page-not-started = This page has not started
page-not-started-next = Your connection may be slow or broken, or your browser too old for this page. Load the page again, or call us: you can do everything by phone.
