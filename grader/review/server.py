"""The page to mark with, served to this machine alone: `http://127.0.0.1:PORT/TOKEN/`.

Whoever does not have the token gets nothing, and neither does a page of another site that a browser has open beside
this one: its requests carry another Host (DNS rebinding) or another Origin, and a decision is taken as JSON only,
which no form of another site can send. What students wrote travels as JSON and is put into the page as text.
"""

import contextlib
import hmac
import http.server
import secrets
from http import HTTPStatus
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from grader.errors import UsageError
from grader.marks.moodle import alone
from grader.report import safe
from grader.report.pages.render import page, policy_of
from grader.review.desk import DecisionForm, Desk

HOST: Final = "127.0.0.1"
_LONGEST: Final = 64 << 10  # bytes of what is typed into one line
_CAUSE: Final = 3  # a cause of the class: exercise/item/code
_PATIENCE: Final = 30.0  # seconds for one request to come
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_NOTHING_ELSE: Final = "default-src 'none'; frame-ancestors 'none'"


class ReviewServer(http.server.ThreadingHTTPServer):
    """Listens as soon as it is made; `serve_forever` answers. Raises UsageError where the port is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk, self.token = desk, secrets.token_urlsafe(24)
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise UsageError("Port {port} can't be used: {why}.", port=str(port), why=str(error.strerror or error)) from error

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is nobody's mistake; what is ours has been answered as such."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: ReviewServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "review", ""
    timeout: ClassVar[float] = _PATIENCE

    def do_GET(self) -> None:
        self._guarded(self._get)

    def do_HEAD(self) -> None:
        self._guarded(self._get)

    def do_POST(self) -> None:
        self._guarded(self._post)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: addresses hold the token, and the terminal is the teacher's."""

    def _guarded(self, answer: Any) -> None:
        try:
            path = self._path()
            if path is None:
                self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
                self.close_connection = True  # a body that was not read would be taken for the next request
            else:
                answer(path)
        except UsageError as error:
            self._send_json({"mistakes": [self.server.desk.words.error(error)]}, HTTPStatus.INTERNAL_SERVER_ERROR)
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 - ours: it costs this answer, and the session goes on
            with contextlib.suppress(OSError):
                said = safe.line(f"{type(error).__name__}: {error}", 300)
                self._send_json({"mistakes": [said]}, HTTPStatus.INTERNAL_SERVER_ERROR)

    def _path(self) -> str | None:
        """What is asked for below the token; None for whoever does not have it, or comes from elsewhere."""
        port = self.server.server_port
        hosts = (f"{HOST}:{port}", f"localhost:{port}")
        said = self.headers.get_all("Host") or []
        origin = self.headers.get("Origin")
        token, _, path = urlsplit(self.path).path.removeprefix("/").partition("/")
        same = self.command != "POST" or self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        known = hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        from_here = len(said) == 1 and said[0] in hosts and origin in (None, f"http://{said[0]}")
        return path if known and from_here and same else None

    def _get(self, path: str) -> None:
        desk = self.server.desk
        asked = parse_qs(urlsplit(self.path).query).get("key", [""])[0]
        match path:
            case "":
                html = page("review", desk.words, connects=True, author=desk.author)
                self._send(HTTPStatus.OK, html.encode(), "text/html; charset=utf-8", policy_of("review", connects=True))
            case "queue":
                self._send_json({"queue": desk.queue(), "bank": desk.bank()})
            case "sheet":
                sheet = desk.sheet(asked)
                self._send_json(sheet or {"mistakes": []}, HTTPStatus.OK if sheet else HTTPStatus.NOT_FOUND)
            case "whose":
                place = parse_qs(urlsplit(self.path).query).get("cause", [""])[0].split("/")
                self._send_json({"keys": desk.whose(*place)} if len(place) == _CAUSE else {"mistakes": []})
            case "page":
                page_of = desk.page(asked)
                self._send_page(page_of and alone(page_of))
            case "index.html":
                self._send_page(desk.class_page())
            case _ if path.startswith("students/") and path.endswith(".html"):
                self._send_page(desk.page(unquote(path.removeprefix("students/").removesuffix(".html"))))
            case _:
                self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _post(self, path: str) -> None:
        size = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if path != "decide" or kind != "application/json" or not size.isdecimal() or int(size) > _LONGEST:
            self.close_connection = True
            self._send(HTTPStatus.BAD_REQUEST, b"", "text/plain")
            return
        try:
            asked = msgspec.json.decode(self.rfile.read(int(size)), type=DecisionForm)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._send(HTTPStatus.BAD_REQUEST, b"", "text/plain")
            return
        told = self.server.desk.decide(asked)
        conflict = HTTPStatus.CONFLICT if told.other else HTTPStatus.UNPROCESSABLE_ENTITY
        self._send_json(told, conflict if told.other or told.mistakes else HTTPStatus.OK)

    def _send_page(self, content: bytes | None) -> None:
        """A page that was written to the disk: its own policy stands in it."""
        if content is None:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            self._send(HTTPStatus.OK, content, "text/html; charset=utf-8", "frame-ancestors 'none'")

    def _send_json(self, value: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(status, msgspec.json.encode(value), "application/json")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, policy: str = _NOTHING_ELSE) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Security-Policy": policy, "Content-Length": len(content)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def serve(server: ReviewServer) -> None:
    """Until somebody presses Ctrl-C."""
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
