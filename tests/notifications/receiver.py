"""A system that receives webhooks, as an outsider would write it: the public CloudEvents SDK, and docs/api.md.

It shares no code with the sender.
"""

import base64
import hashlib
import hmac
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cloudevents.core.bindings.http import HTTPMessage, from_http_event

TOLERANCE = 300


def expected(secret, number, moment, body):
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = number.encode() + b"." + moment.encode() + b"." + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


class Receiver:
    """Keeps what it took in `events`, and why it refused in `refused`; `answers` (status, headers) go before."""

    def __init__(self, secret=""):
        self.secrets = {}
        self.secret = secret
        self.events, self.refused, self.seen, self.paths, self.sent = [], [], set(), [], []
        self.answers, self.pause, self.drip = [], 0, 0
        self.ahead = 0  # so many seconds its clock is ahead of the machine's
        self.lock = threading.Lock()

    def take(self, path, headers, body):
        """(status, headers) of the answer."""
        with self.lock:
            self.paths.append(path)
            self.sent.append((dict(headers), body))
            if self.answers:
                return self.answers.pop(0)
            why = self._wrong(path, headers, body)
            if why:
                self.refused.append(why)
                return 401, {}
            if headers["webhook-id"] in self.seen:
                return 200, {}  # sent twice, done once
            self.seen.add(headers["webhook-id"] + path)
            self.events.append((path, from_http_event(HTTPMessage(dict(headers), body))))
        return 204, {}

    def _wrong(self, path, headers, body):
        number, moment = headers["webhook-id"], headers["webhook-timestamp"]
        secret = self.secrets.get(path, self.secret)
        wanted = expected(secret, number, moment, body)
        if not any(hmac.compare_digest(wanted, given) for given in headers["webhook-signature"].split(" ")):
            return "signature"
        if abs(time.time() + self.ahead - int(moment)) > TOLERANCE:
            return "moment"
        return ""


def _handler(receiver):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = receiver.take(self.path, self.headers, body)
            time.sleep(receiver.pause)
            if receiver.drip:
                return self._drip()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_POST

        def _drip(self):
            """One byte now and then, never an end."""
            try:
                for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000:
                    self.wfile.write(bytes([byte]))
                    time.sleep(receiver.drip)
            except OSError:
                receiver.refused.append("hung up")

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def listening(receiver, *, tls=None):
    """The receiver on a free port of loopback; gives the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
