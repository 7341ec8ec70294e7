# The language itself: its name in itself, and the direction of its writing.
-language-name = English
-language-direction = ltr

skip-to-content = Skip to the main part
