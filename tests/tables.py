"""The tables of a page as whoever reads it sees them: by caption the words of each row, cell by cell."""

from html.parser import HTMLParser


class Tables(HTMLParser):
    """`found`: by caption its rows; a table in which there is nothing has none."""

    def __init__(self):
        super().__init__()
        self.found, self._caption, self._rows, self._into = {}, [], None, None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self._caption, self._rows = [], []
        elif tag == "caption":
            self._into = self._caption
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None and dict(attrs).get("scope") != "col":
            self._into = None if dict(attrs).get("class") == "empty" else []

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._rows is not None and self._into is not None:
            self._rows[-1].append(" ".join("".join(self._into).split()))
        if tag in ("td", "th", "caption"):
            self._into = None
        elif tag == "table":
            self.found[" ".join("".join(self._caption).split())] = [row for row in self._rows if row]
            self._rows = None

    def handle_data(self, data):
        if self._into is not None:
            self._into.append(data)


def tables_of(response):
    """By caption the rows of each table of a page."""
    assert response.status_code == 200, (response.wsgi_request.get_full_path(), response.wsgi_request.user)
    reader = Tables()
    reader.feed(response.content.decode())
    return reader.found
