# The language itself: its name in itself, and the direction of its writing.
-language-name = العربية
-language-direction = rtl

skip-to-content = انتقل إلى المحتوى الرئيسي
