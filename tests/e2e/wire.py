"""The wire between a browser and the server, which a test may cut: real sockets, nothing is pretended."""

import socket
import threading
from contextlib import suppress

WORKS, CUT, NO_ANSWER, BAD_GATEWAY = "works", "cut", "no answer", "bad gateway"
REFUSAL = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\nBad Gateway"


class Wire:
    """Carries bytes to the server and back; `CUT`: none, `NO_ANSWER`: none back, `BAD_GATEWAY`: a proxy's own page."""

    def __init__(self, port):
        self.port, self.state, self.open = port, WORKS, set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def turn(self, state):
        """From now on it is so, for connections that stand open too."""
        self.state = state
        for one in list(self.open):
            self._close(one)

    def close(self):
        """For good."""
        self.turn(CUT)
        self.door.close()

    def _serve(self):
        with suppress(OSError):
            while True:
                threading.Thread(target=self._take, args=(self.door.accept()[0],), daemon=True).start()

    def _take(self, near):
        self.open.add(near)
        with suppress(OSError):
            if self.state == BAD_GATEWAY:
                near.recv(65536)
                near.sendall(REFUSAL)
            elif self.state != CUT:
                far = socket.create_connection(("localhost", self.port))
                self.open.add(far)
                threading.Thread(target=self._carry, args=(far, near, self.state == WORKS), daemon=True).start()
                self._carry(near, far, True)
                return
        self._close(near)

    def _carry(self, source, target, arrives):
        with suppress(OSError):
            while data := source.recv(65536):
                if not arrives:
                    break
                target.sendall(data)
        self._close(source)
        self._close(target)

    def _close(self, one):
        self.open.discard(one)
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
