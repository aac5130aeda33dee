"""The forms of this app; they say what may be typed, the domain says what is right."""
