"""What a browser says of itself, in words that people use."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
"""A mark in how a browser names itself, and its name; the first that fits counts, for each also names its ancestors."""
DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def browser_in_words(agent: str) -> str:
    """Say "Firefox, Windows" of how a browser names itself, or the very words of one that isn't known."""
    names = [next((name for mark, name in known if mark in agent), "") for known in (BROWSERS, DEVICES)]
    return ", ".join(filter(None, names)) if names[0] else agent
