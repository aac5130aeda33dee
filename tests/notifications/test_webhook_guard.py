"""Where a webhook may go: nothing inside, no second thought of a name, no redirect, and not for ever."""

import datetime
import ipaddress
import socket
import ssl
import threading
import time
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.exceptions import ValidationError
from urllib3.util import connection as urllib3_connection

from notifications import webhooks_guard, webhooks_wire
from notifications.webhooks_guard import AddressRefused
from notifications.webhooks_wire import NotTaken, Silent
from tests.notifications.receiver import Receiver, listening

PUBLIC = "93.184.216.34"
HOST = "ecd.avondzon.example"
HEADERS = {"webhook-id": "1", "webhook-timestamp": "0", "webhook-signature": "v1,x"}


@pytest.fixture
def loopback(settings):
    """Loopback and plain http are allowed, as for a receiver in a test."""
    settings.MSOB_WEBHOOK_HTTP, settings.MSOB_WEBHOOK_NETWORKS = True, ["127.0.0.0/8"]


@pytest.fixture
def names(monkeypatch):
    """A function that says what a name leads to, one answer after the other; the list it returns keeps who asked."""
    really, asked = socket.getaddrinfo, []

    def leads(*answers):
        left = list(answers)

        def getaddrinfo(host, port, *args, **kwargs):
            if host != HOST:
                return really(host, port, *args, **kwargs)
            asked.append(host)
            found = left.pop(0) if len(left) > 1 else left[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return asked

    return leads


@pytest.fixture
def connections(monkeypatch):
    """Where a connection was tried to; nobody answers."""
    tried = []

    def create_connection(address, *args, **kwargs):
        tried.append(address)
        raise ConnectionRefusedError("nobody listens there")

    monkeypatch.setattr(urllib3_connection, "create_connection", create_connection)
    return tried


# --- addresses


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.9"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "fec0::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:7f00:1::"),
        *("64:ff9b:1:a9fe:a9:fe00:808:808", "64:ff9b:1::808:808", "64:ff9b:1:808:8:800::"),
    ],
)
def test_what_is_inside_is_refused(address):
    assert not webhooks_guard.is_allowed(ip_address(address))


@pytest.mark.parametrize(
    "address", [PUBLIC, "2a00:1450:400e:80e::2003", f"::ffff:{PUBLIC}", "64:ff9b::5db8:d822", "2002:5db8:d822::1"]
)
def test_what_is_public_is_allowed(address):
    assert webhooks_guard.is_allowed(ip_address(address))


def test_a_network_of_the_installation_can_be_allowed_and_its_neighbour_not(settings):
    settings.MSOB_WEBHOOK_NETWORKS = ["10.20.0.0/16", "fd00:20::/32"]

    assert webhooks_guard.is_allowed(ip_address("10.20.3.4"))
    assert webhooks_guard.is_allowed(ip_address("::ffff:10.20.3.4"))
    assert webhooks_guard.is_allowed(ip_address("fd00:20::1"))
    assert not webhooks_guard.is_allowed(ip_address("10.21.0.1"))
    assert not webhooks_guard.is_allowed(ip_address("fd00:21::1"))


@pytest.mark.parametrize(
    "url",
    [
        *("http://ecd.example/in", "ftp://ecd.example/in", "https:///in", "https://u:p@ecd.example/", "not an address"),
        *(
            "https://ecd.example/#x",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://localhost/",
            "https://10.0.0.1:8/",
        ),
        *("https://ecd.example:99999/", "https://é.example/", "https://[::ffff:7f00:1]/"),
    ],
)
def test_what_can_be_seen_to_be_wrong_is_refused_when_it_is_typed(url):
    with pytest.raises(ValidationError) as refused:
        webhooks_guard.check_url(url)

    assert set(refused.value.error_dict) == {"url"}


def test_a_good_address_is_taken():
    webhooks_guard.check_url("https://ecd.avondzon.example:8443/in?room=1")


# --- names


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.5", "169.254.169.254"])
def test_a_name_that_leads_inside_is_refused_and_nothing_is_connected_to(names, connections, inside):
    names([inside])

    with pytest.raises(AddressRefused, match=inside):
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)

    assert connections == []


def test_a_name_that_leads_inside_and_outside_is_refused(names, connections):
    names([PUBLIC, "127.0.0.1"])

    with pytest.raises(AddressRefused):
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)

    assert connections == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "017700000001"])
def test_loopback_in_disguise_is_refused(connections, host):
    """Python reads no address in these; the resolver does."""
    with pytest.raises((AddressRefused, Silent)):
        webhooks_wire.post(f"https://{host}/in", b"{}", HEADERS)

    assert connections == []


def test_a_name_that_changes_its_mind_is_asked_once_and_leads_where_it_was_checked(names, connections):
    """DNS rebinding: public when it is checked, inside when it would be asked again to connect."""
    asked = names([PUBLIC], ["127.0.0.1"])

    with pytest.raises(Silent):
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)

    assert asked == [HOST]
    assert connections == [(PUBLIC, 443)]


def test_a_name_nobody_knows_is_silence(connections):
    with pytest.raises(Silent, match="isn't known"):
        webhooks_wire.post("https://nowhere.invalid/in", b"{}", HEADERS)


def test_a_name_that_leads_inside_and_one_that_doesnt_exist_are_told_alike(names, connections, monkeypatch):
    """Or whoever adds a webhook could ask which names the network of the installation knows."""
    names(["10.1.2.3"])
    with pytest.raises(AddressRefused) as inside:
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: (_ for _ in ()).throw(socket.gaierror("no")))
    with pytest.raises(Silent) as unknown:
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)

    assert inside.value.said == unknown.value.said
    assert "10.1.2.3" in str(inside.value)


def test_a_resolver_that_hangs_is_waited_for_no_longer_than_a_connection(connections, monkeypatch, settings):
    settings.MSOB_WEBHOOK_CONNECT_SECONDS = 0.1
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: over.wait(5))

    began = time.monotonic()
    with pytest.raises(Silent):
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)
    over.set()

    assert time.monotonic() - began < 2


def test_a_second_address_is_given_only_what_is_left(names, monkeypatch, settings):
    settings.MSOB_WEBHOOK_SECONDS, settings.MSOB_WEBHOOK_CONNECT_SECONDS = 0.3, 0.2
    names([PUBLIC, "93.184.216.35"])
    patience = []

    def create_connection(address, timeout, *args, **kwargs):
        patience.append(timeout)
        time.sleep(timeout)
        raise TimeoutError

    monkeypatch.setattr(urllib3_connection, "create_connection", create_connection)
    with pytest.raises(Silent):
        webhooks_wire.post(f"https://{HOST}/in", b"{}", HEADERS)

    assert len(patience) == 2
    assert sum(patience) <= 0.3


# --- the one connection


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A function: the TLS context of a server whose certificate bears `name`, and the file of who signed it."""
    folder = tmp_path_factory.mktemp("tls")

    def made(name):
        key = ec.generate_private_key(ec.SECP256R1())
        who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.datetime.now(datetime.UTC)
        alternative = x509.DNSName(name) if not name[0].isdigit() else x509.IPAddress(ipaddress.ip_address(name))
        certificate = (
            x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        pem = folder / f"{name}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context, pem

    return made


def test_over_tls_the_name_in_the_address_is_asked_for_and_must_be_the_certificates(
    loopback, names, certificates, monkeypatch
):
    names(["127.0.0.1"])
    context, pem = certificates(HOST)
    asked_for = []
    context.sni_callback = lambda _socket, name, _context: asked_for.append(name)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    receiver = Receiver()
    receiver.answers = [(204, {})]

    with listening(receiver, tls=context) as port:
        assert webhooks_wire.post(f"https://{HOST}:{port}/in?room=1", b"{}", HEADERS) == 204

    assert asked_for == [HOST]
    assert receiver.paths == ["/in?room=1"]
    assert receiver.sent[0][0]["Host"] == f"{HOST}:{port}"


@pytest.mark.parametrize("bears", ["other.example", "127.0.0.1"])
def test_a_certificate_of_another_name_is_refused(loopback, names, certificates, monkeypatch, bears):
    names(["127.0.0.1"])
    context, pem = certificates(bears)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    receiver = Receiver()

    with listening(receiver, tls=context) as port, pytest.raises(Silent, match="SSLError"):
        webhooks_wire.post(f"https://{HOST}:{port}/in", b"{}", HEADERS)

    assert receiver.paths == []


def test_a_certificate_nobody_vouches_for_is_refused(loopback, names, certificates):
    names(["127.0.0.1"])
    receiver = Receiver()

    with listening(receiver, tls=certificates(HOST)[0]) as port, pytest.raises(Silent, match="SSLError"):
        webhooks_wire.post(f"https://{HOST}:{port}/in", b"{}", HEADERS)

    assert receiver.paths == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_a_link_local_address_is_not_followed(loopback, status, monkeypatch):
    receiver = Receiver()
    receiver.answers = [(status, {"Location": "http://169.254.169.254/latest/meta-data/"})]
    tried, really = [], urllib3_connection.create_connection

    def create_connection(address, *args, **kwargs):
        tried.append(address[0])
        return really(address, *args, **kwargs)

    monkeypatch.setattr(urllib3_connection, "create_connection", create_connection)
    with listening(receiver) as port, pytest.raises(NotTaken, match="redirects"):
        webhooks_wire.post(f"http://127.0.0.1:{port}/in", b"{}", HEADERS)

    assert tried == ["127.0.0.1"]


def test_whoever_doesnt_answer_in_time_is_silent(loopback, settings):
    settings.MSOB_WEBHOOK_READ_SECONDS = 0.2
    receiver = Receiver()
    receiver.pause = 1

    with listening(receiver) as port, pytest.raises(Silent, match="Timeout"):
        webhooks_wire.post(f"http://127.0.0.1:{port}/in", b"{}", HEADERS)


def test_whoever_drips_its_answer_is_hung_up_on(loopback, settings):
    """Each byte comes within the timeout for reading; all of it never would."""
    settings.MSOB_WEBHOOK_READ_SECONDS, settings.MSOB_WEBHOOK_SECONDS = 1, 0.5
    receiver = Receiver()
    receiver.drip = 0.05

    began = time.monotonic()
    with listening(receiver) as port, pytest.raises(Silent):
        webhooks_wire.post(f"http://127.0.0.1:{port}/in", b"{}", HEADERS)

    assert time.monotonic() - began < 5


def test_an_endless_answer_is_not_read(loopback):
    receiver = Receiver()
    receiver.answers = [(200, {"Content-Length": str(10**12)})]

    with listening(receiver) as port:
        assert webhooks_wire.post(f"http://127.0.0.1:{port}/in", b"{}", HEADERS) == 200


def test_nobody_listens(loopback):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Silent, match="nobody answers"):
            webhooks_wire.post(f"http://127.0.0.1:{taken.getsockname()[1]}/in", b"{}", HEADERS)


def test_a_second_address_is_tried_when_nobody_takes_up_the_first(loopback, settings, names):
    settings.MSOB_WEBHOOK_CONNECT_SECONDS = 0.5
    receiver = Receiver()
    receiver.answers = [(204, {})]
    names(["127.0.0.2", "127.0.0.1"])

    with listening(receiver) as port:
        assert webhooks_wire.post(f"http://{HOST}:{port}/in", b"{}", HEADERS) == 204
