gallery-title = Oriel
gallery-about = I brofwyr: pob darn a phob sgrin ym mhob cyflwr, pob un â’i gyfeiriad ei hun.
