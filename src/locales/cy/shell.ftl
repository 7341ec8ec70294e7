# The language itself: its name in itself, and the direction of its writing.
-language-name = Cymraeg
-language-direction = ltr

skip-to-content = Neidio i’r brif ran
