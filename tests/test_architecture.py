"""What holds the house up: arrows downward, one writer of status and journal, one clock, a complete translation.

Each rule here was seen to fail once, by breaking it. A rule without an alarm is a wish.
"""

import ast
import gettext
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
STOREYS = [
    "foundation",
    "regions",
    "requests_app",
    "notifications",
    "capacity",
    "insight",
    "msob",
]  # from the ground up
BESIDE = {"notifications": {"capacity"}, "capacity": {"notifications"}}  # on one storey, and strangers to each other
DOMAIN = ["foundation", "regions", "requests_app", "notifications", "capacity", "insight"]
JOURNAL_WRITER = "requests_app/procedure/workflow.py"
LEDGER_WRITER = "requests_app/records/need_postings.py"
LONGEST_FILE = 400
LONGEST_FUNCTION = 30
CATALOGUE = ROOT / "locale/nl/LC_MESSAGES/django.po"

# Functions over 30 lines, each with the reason why cutting it would cost the reader more.
LONG_WITH_A_REASON: dict[str, str] = {
    "requests_app/deeds/triangle.py:give_position": "half of it is what a corner says, fact by fact",
}

# Who may read the machine's clock, and why.
REAL_TIME = {"foundation/clock.py": "it is the one place that asks the machine"}


def sources(*apps):
    """The Python files of `apps` (default: all), without migrations: path from the root -> syntax tree."""
    paths = [path for app in apps or STOREYS for path in sorted((ROOT / app).rglob("*.py"))]
    kept = [path for path in paths if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text()) for path in kept}


def imported(tree):
    """Every module name a tree imports, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def dotted(node):
    """`a.b.c` of an attribute chain; unknown parts become `?`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


# --- arrows


@pytest.mark.parametrize("app", STOREYS)
def test_no_import_runs_upward(app):
    above = set(STOREYS[STOREYS.index(app) + 1 :]) | BESIDE.get(app, set())

    wrong = [
        f"{path}: {module}"
        for path, tree in sources(app).items()
        for module in imported(tree)
        if module.split(".")[0] in above
    ]

    assert wrong == []


def test_no_app_is_missing_from_the_storeys():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}

    assert apps == set(STOREYS)


# --- one writer


def status_writes(tree):
    """Lines that assign an attribute `status`, set it with setattr, or pass `status=` to a write on a queryset."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(part, ast.Attribute) and part.attr == "status" for t in targets for part in ast.walk(t)):
                yield node.lineno
        elif isinstance(node, ast.Call) and writes_status(node):
            yield node.lineno


def writes_status(call):
    """Whether a call sets a status: update(status=…), create(status=…), bulk_update(…, ["status"]), setattr(…)."""
    name = dotted(call.func).rsplit(".", 1)[-1]
    words = {part.value for part in ast.walk(call) if isinstance(part, ast.Constant)}
    if name in {"update", "create", "get_or_create", "update_or_create"} and isinstance(call.func, ast.Attribute):
        return any(keyword.arg == "status" for keyword in call.keywords)
    return name in {"setattr", "bulk_update"} and "status" in words


def test_only_the_workflow_writes_a_status():
    writers = {path: list(status_writes(tree)) for path, tree in sources().items() if path != JOURNAL_WRITER}

    assert {path: lines for path, lines in writers.items() if lines} == {}


def event_writes(tree):
    """Lines that make, change or delete rows of the journal."""
    writes = {"create", "bulk_create", "update", "delete", "get_or_create", "update_or_create", "bulk_update"}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = dotted(node.func)
        made = re.fullmatch(r"(\?|\w+\.)*(Event|PendingEvent)", name)
        touched = re.search(r"\b(Event|PendingEvent)\.objects\b|\.events\b", f"{name}{chain(node.func)}")
        if made or (touched and name.rsplit(".", 1)[-1] in writes):
            yield node.lineno


def chain(node):
    """The text of everything a call hangs on, so that Event.objects.filter(…).update(…) is seen too."""
    return ast.unparse(node)


def test_only_the_workflow_writes_the_journal():
    writers = {path: list(event_writes(tree)) for path, tree in sources().items() if path != JOURNAL_WRITER}

    assert {path: lines for path, lines in writers.items() if lines} == {}


def ledger_writes(tree):
    """Lines that make rows of the ledger of need."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and dotted(node.func) == "LedgerRow"]


def test_the_ledger_of_need_is_written_in_one_place():
    writers = {path for path, tree in sources().items() if ledger_writes(tree)}

    assert writers == {LEDGER_WRITER}


def test_the_guards_of_the_one_writer_see_what_they_must():
    forbidden = """
support_request.status = "regional"
SupportRequest.objects.filter(pk=1).update(status="regional")
setattr(support_request, "status", "regional")
SupportRequest.objects.bulk_update(rows, ["status"])
support_request.status, other = "regional", 1
"""
    journal = """
Event(number=1)
Event.objects.create(number=1)
models.Event.objects.filter(pk=1).update(number=2)
support_request.events.create(number=1)
support_request.events.all().delete()
"""

    assert len(list(status_writes(ast.parse(forbidden)))) == 5
    assert len(list(event_writes(ast.parse(journal)))) == 5


# --- one clock


def clock_reads(tree):
    """Lines that ask the machine, or the database, what time it is."""
    reads = {"now", "utcnow", "today", "localdate", "time", "monotonic_ns", "time_ns", "Now"}
    owners = {"timezone", "datetime", "date", "time", "functions", "dt"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in reads and dotted(node.value).rsplit(".", 1)[-1] in owners:
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module in {"time", "django.utils.timezone"}:
            yield from (node.lineno for alias in node.names if alias.name in reads)
        elif isinstance(node, ast.ImportFrom) and "Now" in {alias.name for alias in node.names}:
            yield node.lineno
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value.lineno


def test_the_domain_never_reads_the_machines_clock():
    readers = {path: list(clock_reads(tree)) for path, tree in sources(*DOMAIN).items() if path not in REAL_TIME}

    assert {path: lines for path, lines in readers.items() if lines} == {}


def test_the_guard_of_the_clock_sees_what_it_must():
    forbidden = """
from django.utils.timezone import now
from django.db.models.functions import Now
from time import time
timezone.now()
datetime.now(UTC)
datetime.datetime.now()
date.today()
time.time()
models.DateTimeField(auto_now_add=True)
default=timezone.now
"""

    assert len(list(clock_reads(ast.parse(forbidden)))) == 10


# --- the tail


def functions(tree):
    """Every function of a tree: (name, lines of code); a docstring that says much costs nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
            yield node.name, node.end_lineno - node.lineno + 1 - told


def test_no_file_is_too_long_to_read():
    too_long = {
        path: len((ROOT / path).read_text().splitlines())
        for path in sources()
        if len((ROOT / path).read_text().splitlines()) > LONGEST_FILE
    }

    assert too_long == {}


def test_no_function_is_too_long_without_a_reason():
    long = {
        f"{path}:{name}"
        for path, tree in sources().items()
        for name, lines in functions(tree)
        if lines > LONGEST_FUNCTION
    }

    assert long == set(LONG_WITH_A_REASON)


def test_every_module_says_what_it_is_for():
    plain = re.compile(r"(apps|urls)\.py$|/commands/")  # their names say it
    silent = [path for path, tree in sources().items() if tree.body and not ast.get_docstring(tree)]

    assert [path for path in silent if not plain.search(path)] == []


# --- two languages


def entries(text):
    """The entries of a .po file that are in use: (flags, key, every translation of it); the key holds the context."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        flags = " ".join(line[2:] for line in lines if line.startswith("#,"))
        parts = {}
        field = ""
        for line in lines:
            if match := re.match(r"(\w+(?:\[\d\])?) (\".*\")$", line):
                field = match[1]
                parts[field] = ast.literal_eval(match[2])
            elif line.startswith('"'):
                parts[field] += ast.literal_eval(line)
        if parts.get("msgid"):
            context = f"{parts['msgctxt']}\x04" if "msgctxt" in parts else ""
            yield flags, context + parts["msgid"], [parts[name] for name in sorted(parts) if name.startswith("msgstr")]


def incomplete(text):
    """The sources whose translation is missing or fuzzy."""
    return [key for flags, key, found in entries(text) if "fuzzy" in flags or not found or not all(found)]


def compiled(path):
    """What a .mo file answers: key, or (key, form) of a plural -> translation."""
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {key: value for key, value in catalogue.items() if key}


def test_every_message_has_its_dutch():
    assert incomplete(CATALOGUE.read_text()) == []


def test_the_dutch_names_locc_without_an_article():
    assert re.findall(r"[Hh]et LOCC[^\n]*", CATALOGUE.read_text()) == []


def test_the_guard_of_the_messages_sees_what_it_must():
    catalogue = """
msgid ""
msgstr "Language: nl\\n"

msgid "Kept"
msgstr "Bewaard"

msgid "Missing"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "Gegokt"

msgid "One"
msgid_plural "Many"
msgstr[0] "Een"
msgstr[1] ""

#~ msgid "Gone"
#~ msgstr ""
"""

    assert incomplete(catalogue) == ["Missing", "Guessed", "One"]


def in_code():
    """Every constant text the Python code marks for translation."""
    marks = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "gettext_noop"}
    for tree in sources().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in marks and node.args:
                text = node.args[1] if node.func.id.startswith("p") and len(node.args) > 1 else node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def in_templates():
    """Every text a template marks, as Django's own extractor writes it: translate, blocktranslate and plurals."""
    quoted = r"(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
    marked = re.compile(rf"\b(?:(?:_|n?gettext)\(|n?pgettext\(u?{quoted}, )u?({quoted})")
    for path in ROOT.glob("templates/**/*.html"):
        yield from (ast.literal_eval(text) for text in marked.findall(templatize(path.read_text())))


def test_no_message_is_missing_from_the_catalogue():
    known = {key.rpartition("\x04")[2] for _, key, _ in entries(CATALOGUE.read_text())}

    assert sorted((set(in_code()) | set(in_templates())) - known) == []


def test_the_compiled_catalogue_says_the_same():
    expected = {}
    for _flags, key, found in entries(CATALOGUE.read_text()):
        expected |= {(key, form): text for form, text in enumerate(found)} if len(found) > 1 else {key: found[0]}

    assert compiled(CATALOGUE.with_suffix(".mo")) == expected


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not here; the test above compares without it")
def test_a_fresh_compile_gives_the_same_catalogue(tmp_path):
    subprocess.run(["msgfmt", "--check", "-o", tmp_path / "django.mo", CATALOGUE], check=True)

    assert compiled(tmp_path / "django.mo") == compiled(CATALOGUE.with_suffix(".mo"))


# --- what is installed


def test_lock_files_name_no_host():
    addressed = [path.name for path in (ROOT / "requirements").iterdir() if "://" in path.read_text()]

    assert addressed == []


def test_every_locked_package_has_a_hash():
    for path in (ROOT / "requirements").glob("*.txt"):
        packages = re.findall(r"^[a-z0-9._-]+(?:\[.*\])?==.*?(?=^\S|\Z)", path.read_text(), re.M | re.S)

        assert packages
        assert [package for package in packages if "--hash=sha256:" not in package] == []


# --- the database


@pytest.mark.django_db
def test_the_models_match_the_migrations():
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


# --- templates


def test_no_template_says_of_a_table_what_its_elements_say():
    """The HTML checker calls such a role an error; the browser script gives them where tables are drawn as cards."""
    said = re.compile(r'\brole="(?:table|rowgroup|row|columnheader|rowheader|cell)"')

    wrong = [str(path.relative_to(ROOT)) for path in ROOT.glob("templates/**/*.html") if said.search(path.read_text())]

    assert wrong == []


def test_no_template_styles_or_scripts_inline():
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", re.I)

    wrong = [
        str(path.relative_to(ROOT)) for path in ROOT.glob("templates/**/*.html") if inline.search(path.read_text())
    ]

    assert wrong == []
