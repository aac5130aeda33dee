"""The product as an installation has it: gunicorn on settings of production, and nginx before it that ends TLS.

nginx runs the proxy's own configuration, which docker-compose gives to its image.
"""

import hashlib
import os
import shutil
import socket
import string
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from types import SimpleNamespace

from django.conf import settings

from tests.conftest import missing
from tests.house.test_containers import COMPOSE, ROOT, environment, run

TEMPLATE = ROOT / "proxy" / "msob.conf.template"


@contextmanager
def installed(folder, *, home, https=None, serving=(), **values):
    """The site at `home` until the block is over: its ports `http` and `https`, its certificate `tls`, and its `log`.

    `serving` are options of gunicorn.
    """
    nginx = needed("nginx")
    site = SimpleNamespace(web=free_port(), http=free_port(), https=https or free_port())
    site.static = collected()
    values |= {"MSOB_BASE_URL": home, "MSOB_TRUSTED_PROXIES": "127.0.0.1", "STATIC_ROOT": str(site.static)}
    certificate(folder / "tls")
    conf = configuration(
        folder,
        MSOB_UPSTREAM=f"127.0.0.1:{site.web}",
        MSOB_BASE_URL=home,
        HTTP_PORT=f"{site.http}",
        HTTPS_PORT=f"{site.https}",
        TLS_DIR=str(folder / "tls"),
    )
    site.log, site.tls = folder / "log", folder / "tls" / "fullchain.pem"
    with ExitStack() as open_, site.log.open("wb") as log:
        how = {"cwd": ROOT, "env": environment(**values), "stdout": log, "stderr": log}
        gunicorn = [sys.executable, "-m", "gunicorn", "msob.wsgi", "--bind", f"127.0.0.1:{site.web}", *serving]
        open_.enter_context(running(site.web, *gunicorn, **how))
        open_.enter_context(running(site.https, nginx, "-c", conf, stdout=log, stderr=log))
        yield site


def collected():
    """The static files as in the image; packing takes long, so they are kept until one of them may have changed."""
    seeds = [*ROOT.glob("*/static/**/*"), *ROOT.glob("requirements/test.txt"), *ROOT.glob("msob/settings.py")]
    content = b"".join(path.read_bytes() for path in sorted(seeds) if path.is_file())
    kept = settings.MSOB_DATA_DIR / f"static-{hashlib.sha256(content).hexdigest()[:12]}"
    if not kept.exists():
        for old in settings.MSOB_DATA_DIR.glob("static-????????????"):
            shutil.rmtree(old, ignore_errors=True)
        new = kept.with_suffix(f".{os.getpid()}")
        made = run(sys.executable, "manage.py", "collectstatic", "--noinput", STATIC_ROOT=str(new))
        assert made.returncode == 0, made.stdout + made.stderr
        with suppress(OSError):  # another process was quicker
            new.rename(kept)
        shutil.rmtree(new, ignore_errors=True)
    return kept


def needed(name):
    """Where a program is, also where only root looks."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    return found or missing(f"{name} (apt install {name})")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running(port, *command, **how):
    """A process until the block is over; it answers at `port` when the block begins."""
    process = subprocess.Popen(command, **how)
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def certificate(folder):
    folder.mkdir()
    subject = ["-subj", "/CN=msob.example", "-addext", "subjectAltName=DNS:msob.example"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    command = [needed("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    subprocess.run([*command, *subject, *files], check=True, capture_output=True)


def configuration(folder, **values):
    """The template, filled in as the image does it, within what the image itself brings along."""
    given = COMPOSE["services"]["proxy"]["environment"]
    assert set(given) == set(values), "what docker-compose fills in is what is filled in here"
    (folder / "msob.conf").write_text(string.Template(TEMPLATE.read_text()).safe_substitute(values))
    kept = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off; pid {folder}/pid; events {{}} http {{ {kept} include {folder}/msob.conf; }}"
    (folder / "nginx.conf").write_text(whole)
    return folder / "nginx.conf"
