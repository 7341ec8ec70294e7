# The gallery for testers.
gallery-title = Gallery
gallery-about = Every part and screen in every state, each with its own address.
