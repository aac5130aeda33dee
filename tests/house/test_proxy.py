"""The proxy's own configuration, run by nginx before the product as an installation has it: TLS, and who asks."""

import http.client
import json
import socket
import ssl

import pytest

from tests.installation import installed

HOME = "https://msob.example"
VISITOR, SPOOFED = "127.0.0.2", "198.51.100.7"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    settings = {"ALLOWED_HOSTS": "msob.example,localhost", "LOG_LEVEL": "INFO"}
    with installed(tmp_path_factory.mktemp("site"), home=HOME, **settings) as site:
        yield site


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
