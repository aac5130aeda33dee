"""The proxy's own configuration, run by nginx before the product as an installation has it: TLS, and who asks."""

import http.client
import json
import shutil
import socket
import ssl
import string
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest

from tests.conftest import missing
from tests.house.test_containers import COMPOSE, ROOT, environment, run

HOME = "https://msob.example"
TEMPLATE = ROOT / "proxy" / "msob.conf.template"
VISITOR, SPOOFED = "127.0.0.2", "198.51.100.7"


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


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The product by gunicorn on settings of production, and nginx before it: `http` and `https` are its ports."""
    nginx, folder = needed("nginx"), tmp_path_factory.mktemp("site")
    ports = SimpleNamespace(web=free_port(), http=free_port(), https=free_port())
    settings = {
        "ALLOWED_HOSTS": "msob.example,localhost",
        "MSOB_BASE_URL": HOME,
        "MSOB_TRUSTED_PROXIES": "127.0.0.1",
        "STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "INFO",
    }
    collected = run(sys.executable, "manage.py", "collectstatic", "--noinput", **settings)
    assert collected.returncode == 0, collected.stdout + collected.stderr
    certificate(folder / "tls")
    conf = configuration(
        folder,
        MSOB_UPSTREAM=f"127.0.0.1:{ports.web}",
        MSOB_BASE_URL=HOME,
        HTTP_PORT=f"{ports.http}",
        HTTPS_PORT=f"{ports.https}",
        TLS_DIR=str(folder / "tls"),
    )
    with ExitStack() as open_, (folder / "log").open("wb") as log:
        how = {"cwd": ROOT, "env": environment(**settings), "stdout": log, "stderr": log}
        gunicorn = [sys.executable, "-m", "gunicorn", "msob.wsgi", "--bind", f"127.0.0.1:{ports.web}"]
        open_.enter_context(running(ports.web, *gunicorn, **how))
        open_.enter_context(running(ports.https, nginx, "-c", conf, stdout=log, stderr=log))
        ports.log, ports.tls, ports.static = folder / "log", folder / "tls" / "fullchain.pem", folder / "static"
        yield ports


def ask(site, path, *, tls=True, method="GET", body=None, **headers):
    """One answer of the proxy to a visitor from elsewhere, who knows its certificate."""
    if tls:
        context = ssl.create_default_context(cafile=site.tls)
        connection = http.client.HTTPSConnection(
            "msob.example", site.https, context=context, source_address=(VISITOR, 0), timeout=20
        )
        plain = socket.create_connection(("127.0.0.1", site.https), 20, (VISITOR, 0))
        connection.sock = context.wrap_socket(plain, server_hostname="msob.example")
    else:
        connection = http.client.HTTPConnection("127.0.0.1", site.http, source_address=(VISITOR, 0), timeout=20)
    connection.request(method, path, body, {"Host": "msob.example", **headers})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_without_tls_one_is_led_to_where_it_is_whatever_host_was_asked_for(site):
    answer = ask(site, "/requests/?q=1", tls=False, Host="evil.example")

    assert (answer.status, answer.headers["Location"]) == (308, f"{HOME}/requests/?q=1")


def test_with_tls_the_product_answers_as_in_production(site):
    answer = ask(site, "/toegankelijkheid")

    assert answer.status == 200
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrf=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie
    assert "nginx/" not in answer.headers.get("Server", "")


def test_the_log_has_the_visitors_address_and_nothing_she_made_up(site):
    path = "/toegankelijkheid"
    ask(site, path, **{"X-Forwarded-For": SPOOFED, "X-Real-IP": SPOOFED, "Forwarded": f"for={SPOOFED}"})

    lines = [json.loads(line) for line in site.log.read_text().splitlines() if line.startswith("{")]
    asked = [line for line in lines if line.get("request") == f"GET {path}"]
    assert {line["ip"] for line in asked} == {VISITOR}
    assert SPOOFED not in site.log.read_text()


def test_another_host_is_refused(site):
    assert ask(site, "/account/login/", Host="evil.example").status == 400


def test_the_health_of_the_container_is_nobodys_elses(site):
    assert ask(site, "/-/live", tls=False).status == 403


def test_more_than_a_file_may_be_doesnt_reach_the_product(site):
    assert ask(site, "/account/login/", method="POST", **{"Content-Length": str(13 * 1024 * 1024)}).status == 413


def test_the_static_files_are_collected_as_in_the_image(site):
    manifest = json.loads((site.static / "staticfiles.json").read_text())

    assert "msob/msob.css" in manifest["paths"]
    assert ask(site, f"/static/{manifest['paths']['msob/msob.css']}").status == 200
