"""Strings that have done harm somewhere, and what becomes of each in what it is written into."""

PLAIN = {
    "script": "<zqx>zqa</zqx><script>alert('zq')</script>",
    "attribute": "\"zqx='1' onfocus='zq' autofocus=\"",
    "apostrophe": "' onmouseover='zq' x='",
    "picture": "<img src=x onerror=zqx(1)>",
    "closing": "</textarea></title></script><zqx>",
    "address": "javascript:zqx(1)",
    "formula": "=1+1+cmd|'/C zqcalc'!A0",
    "plus": "+31-zq SUM(A1)",
    "at": "@SUM(1+1)*zq",
    "minus": "-2+3+zq",
    "tab": "\t=zq HYPERLINK(1)",
    "template": "{{ 107|add:'13369900' }}{% debug %}zq",
    "jinja": "{{7*1910000}}${7*1910000}#{7*1910000}zq",
    "format": "%(zq)s %s %d {0} {zq.__class__} %n",
    "sql": "zq'; DROP TABLE regions_user; --",
    "like": "100%_zq\\",
    "path": "../../../../etc/zqpasswd",
    "typst": '#panic("zq") #read("/etc/passwd") $x$ *zq* _zq_ @zq <zq> `zq`',
    "typst marks": '= zq\\ - zq // zq /* zq "zq" [zq] #{zq} ~zq',
    "mail head": "zq\r\nBcc: everybody@zqevil.example\r\n\r\nzq",
    "bidi": "zq \u202egnp.exe\u202c \u2066zq\u2069",
    "invisible": "zq\u200b\u2060\ufeff\u00adzq",
    "astral": "zq \U0001f691 \U0001d7d8 e\u0301 \u1e9e \ufdfa",
    "line ends": "zq\u2028zq\u2029zq\x85zq",
    "json": '{"zq": "\\u0000", "__proto__": {}}',
    "xml": '<?xml version="1.0"?><!DOCTYPE zqx [<!ENTITY a SYSTEM "file:///etc/passwd">]><zqx>&a;</zqx>',
}
"""By name; each is text, and stays it."""

UNREADABLE = {"nul": "zq\0zq", "half a sign": "zq\ud800zq"}
"""What no database keeps: refused with 400."""

CONTROL = "zq\x01\x08\x1b[31mzq\x7f"
"""Signs that a spreadsheet or a paper can't hold."""

LONG = "zq" * 60_000

IN_ADDRESSES = (
    *("%3Czqx%3E", "%22zqx%3D%271%27", "%00", "%0d%0aZq-Injected:%201", "%ff%fe", "%c0%ae%c0%ae/", "%ed%a0%80"),
    *("..%2f..%2f..%2fetc%2fpasswd", "%252e%252e%252f", "{{7*1910000}}", "%27%20OR%201=1--", "-1", "0", "9" * 30),
    *("%E2%80%AE", "a" * 4000, "%F0%9F%9A%91", "1e9", "NaN", "%D9%A1%D9%A2", "+1", "%201", "None", "1%3B", "%2e"),
)

IN_QUERIES = ("sort", "cursor", "after", "before", "q", "search", "status", "region", "since", "until", "page", "lang")
IN_QUERIES += ("next", "format", "kind", "state", "limit", "size", "role", "day", "from", "line", "party", "zqx[]")

HEADERS = (
    ("Host", "zqevil.example"),
    ("Host", "127.0.0.1:99999"),
    ("Host", "zqevil.example\x00"),
    ("Host", b"\xff\xfe"),
    ("X-Forwarded-Host", "zqevil.example"),
    ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-For", "zqevil.example, 10.0.0.1"),
    ("X-Forwarded-For", ", ".join(["1.2.3.4"] * 300)),
    ("X-Forwarded-Prefix", "/zqevil.example"),
    ("Forwarded", "host=zqevil.example;proto=https;for=1.2.3.4"),
    ("X-Original-URL", "/people/"),
    ("X-Rewrite-URL", "/people/"),
    ("X-HTTP-Method-Override", "DELETE"),
    ("X-Remote-User", "ada@beheer.example"),
    ("Remote-User", "ada@beheer.example"),
    ("Origin", "https://zqevil.example"),
    ("Origin", "null"),
    ("Referer", "https://zqevil.example/"),
    ("Accept", "application/xml"),
    ("Accept", "text/html;q=zq, */*;q=-1"),
    ("Accept", "a/" * 2000),
    ("Accept-Language", "zq-../../etc, \u202e;q=9"),
    ("Accept-Language", "nl" * 3000),
    ("Accept-Encoding", "br;q=zq, gzip, deflate, zstd, \xff"),
    ("Accept-Charset", "utf-7"),
    ("Content-Type", "application/json; charset=utf-7"),
    ("Content-Type", "application/json; charset=zq"),
    ("Content-Type", "multipart/form-data"),
    ("Content-Type", "multipart/form-data; boundary=" + "b" * 300),
    ("Content-Type", "application/x-www-form-urlencoded; charset=utf-16"),
    ("Content-Type", "\xff/\x80"),
    ("Content-Type", "application/vnd.zq+json; profile=<zqx>"),
    ("Content-Encoding", "gzip"),
    ("If-Match", '"zq", W/"1", *'),
    ("If-Match", "9" * 400),
    ("If-Match", b'"\xff\xfe"'),
    ("If-None-Match", "*"),
    ("If-Modified-Since", "Thu, 99 Zqx 99999 99:99:99 GMT"),
    ("If-Unmodified-Since", "-1"),
    ("If-Range", "zq"),
    ("Idempotency-Key", "k" * 5000),
    ("Idempotency-Key", b"\x80\xff zq"),
    ("Idempotency-Key", '"<zqx>"'),
    ("Range", "bytes=0-0,-1,5-2,999999999999-"),
    ("Range", "bytes=" + ",".join(["0-"] * 500)),
    ("Range", "zq=1"),
    ("Expect", "zq"),
    ("Cookie", "sessionid=\x80\xff; csrftoken=<zqx>; django_language=../../zq; messages=zq"),
    ("Cookie", "sessionid=" + "z" * 7000),
    ("Cookie", "django_language=\u202e; ;;;=;=zq"),
    ("Authorization", "Bearer zq"),
    ("Authorization", b"Bearer \xff\xfe"),
    ("Authorization", "Bearer " + "z" * 7000),
    ("Authorization", "Basic enE6enE="),
    ("Authorization", "Basic \xff"),
    ("HX-Request", "true"),
    ("HX-Current-URL", "javascript:zqx(1)"),
    ("HX-Target", "\"zqx='1'"),
    ("X-Request-ID", "zq\x1b[31m"),
    ("X-Unattended", "zq"),
    ("X-CSRFToken", b"\xff" * 40),
    ("User-Agent", "<zqx>\x1b[2J" + "u" * 3000),
)
"""(name, value) of headers that lie, or that nobody can read."""
