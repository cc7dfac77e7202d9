"""Who gets in, and what they get: the token, the Host, the Origin, what is sent; and the command from its start to Ctrl-C."""

import ast
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from grader.batch.store import Store
from grader.cli.main import main
from grader.errors import ExitStatus
from grader.review.server import ReviewServer
from tests.review.conftest import Serve

ROOT = Path(__file__).resolve().parent.parent.parent
JSON = {"Content-Type": "application/json"}
WHAT = {"student": "ana", "exercise": "multiple-packets", "item": "explain", "points": "2"}


def ask(
    server: ReviewServer, path: str, method: str = "GET", body: bytes | None = None, token: str | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, f"/{server.token if token is None else token}/{path}", body, given)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def decide(server: ReviewServer, what: dict[str, object], **headers: str) -> tuple[int, dict[str, object]]:
    answer, content = ask(server, "decide", "POST", json.dumps(what).encode(), **{"Content_Type": "application/json", **headers})
    return answer.status, json.loads(content) if content else {}


def test_the_page_allows_nothing_but_its_own(serve: Serve) -> None:
    answer, content = ask(serve(), "")
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"script-src 'sha256-[^']+'", policy)
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert b"<script>" in content and b"Ana" not in content, "whose class it is comes as JSON"


@pytest.mark.parametrize("path", ["", "queue", "sheet?key=ana", "page?key=ana", "index.html", "students/ana.html", "whose?cause=a/b/c"])
def test_without_the_token_there_is_nothing(path: str, serve: Serve) -> None:
    server = serve()
    for token in ("", "x", server.token[:-1], server.token + "x", "%00", "..", server.token.swapcase()):
        answer, content = ask(server, path, token=token)
        assert (answer.status, content) == (404, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"}, {"Host": "127.0.0.1"}, {"Host": "localhost.evil.example:{port}"},
        {"Host": "127.0.0.1:{port}.evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"}, {"Origin": "https://127.0.0.1:{port}"},
    ],
)  # fmt: skip
def test_who_comes_from_elsewhere_gets_nothing(headers: dict[str, str], serve: Serve, out: Path) -> None:
    server = serve()
    said = {name: value.format(port=server.server_port) for name, value in headers.items()}
    assert ask(server, "queue", **said)[0].status == 404
    assert decide(server, WHAT, **said)[0] == 404
    with Store.open(out) as store:
        assert store.log() == ()


def test_two_hosts_are_none(serve: Serve) -> None:
    server = serve()
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        request = (
            f"GET /{server.token}/queue HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(request.encode())
        assert connection.makefile("rb").readline().split()[1] == b"404"


@pytest.mark.parametrize(
    "key", ["../index", "..%2f..%2fetc%2fpasswd", "%2e%2e/course.yml", "ana/../bia", "ana%00", "", "\u202eana", "a" * 5000]
)
def test_no_key_leads_elsewhere(key: str, serve: Serve, out: Path) -> None:
    (out / "students").mkdir()
    (out / "students/ana.html").write_text("<p>Ana's</p>")
    (out / "index.html").write_text("the class")
    (out / "students/stranger.html").write_text("nobody's")
    server = serve()
    from urllib.parse import quote

    for path in ("page", "sheet"):
        assert ask(server, f"{path}?key={quote(key, safe='%/.')}")[0].status == 404
        assert ask(server, f"students/{quote(key, safe='%/.')}.html")[0].status == 404
    assert ask(server, "page?key=stranger")[0].status == ask(server, "students/stranger.html")[0].status == 404
    assert ask(server, "whose?cause=hello-tcp/greets")[1] == b'{"mistakes":[]}'
    assert ask(server, "index.html")[1] == b"the class" and ask(server, "results.sqlite")[0].status == 404
    assert ask(server, "../queue")[0].status == ask(server, "page/../queue")[0].status == ask(server, "%2e%2e/x")[0].status == 404
    answer, content = ask(server, "page?key=ana")
    assert (answer.status, content) == (200, b"<p>Ana's</p>")


def test_a_decision_comes_as_json_from_the_page_alone(serve: Serve, out: Path) -> None:
    server = serve()
    form = b"student=ana&exercise=multiple-packets&item=explain&points=2"
    wrong = [
        (form, {"Content_Type": "application/x-www-form-urlencoded"}), (json.dumps(WHAT).encode(), {"Content_Type": "text/plain"}),
        (json.dumps(WHAT).encode(), {}), (b"{", {"Content_Type": "application/json"}), (b"\xff", {"Content_Type": "application/json"}),
        (b'{"student": 1}', {"Content_Type": "application/json"}), (b"[]", {"Content_Type": "application/json"}),
        (b" " * (65 << 10), {"Content_Type": "application/json"}),
    ]  # fmt: skip
    for body, headers in wrong:
        assert ask(server, "decide", "POST", body, **headers)[0].status == 400
    assert decide(server, WHAT, Sec_Fetch_Site="cross-site")[0] == 404
    assert ask(server, "decide")[0].status == ask(server, "queue", "PUT")[0].status - 97 == 404
    with Store.open(out) as store:
        assert store.log() == ()
    assert decide(server, WHAT, Sec_Fetch_Site="same-origin")[0] == 200
    with Store.open(out) as store:
        assert [each.points for each in store.log()] == [2]


def test_what_is_refused_says_why(serve: Serve) -> None:
    eva, ivo = serve("eva"), serve("ivo")
    status, told = decide(eva, {**WHAT, "points": "3"})
    assert (status, told["mistakes"]) == (422, ["“3” is no number from 0 to 2."])
    assert decide(eva, WHAT)[0] == 200
    status, told = decide(ivo, {**WHAT, "points": "1"})
    assert (status, told["other"]) == (409, "Meanwhile eva decided: 2 (–).")


def test_a_bank_that_is_none_is_told_and_the_session_goes_on(serve: Serve, out: Path) -> None:
    server = serve()
    (out / "comments.yml").write_text("- no bank\n")
    answer, content = ask(server, "queue")
    assert answer.status == 500 and "comments.yml" in json.loads(content)["mistakes"][0]
    (out / "comments.yml").unlink()
    assert ask(server, "queue")[0].status == 200


def test_it_stands_on_the_standard_library_and_what_the_grader_has_anyway() -> None:
    """No web framework: whoever installs the grader can review, and there is nothing more to keep up to date."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "grader/review").glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert "http.server" in names
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"grader", "msgspec"}


def test_only_this_machine_is_listened_to(serve: Serve) -> None:
    assert serve().server_address[0] == "127.0.0.1"


def test_the_command_ends_at_ctrl_c_with_pages_up_to_date(out: Path) -> None:
    command = [sys.executable, "grade.py", "review", str(out), "--author", "eva", "--lang", "en"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        address = urlsplit(process.stdout.readline().strip())
        connection = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=20)
        connection.request("POST", f"{address.path}decide", json.dumps(WHAT), JSON)
        assert connection.getresponse().status == 200
        process.send_signal(signal.SIGINT)
        rest, told = process.communicate()
        connection.close()
    assert (process.returncode, rest) == (0, f"{out / 'index.html'}\n")
    assert "Traceback" not in told
    assert "gave 2 points" in (out / "students/ana.html").read_text()


def test_usage(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(tmp_path / "nothing"), "--lang", "en"]) == ExitStatus.USAGE
    assert "There are no results" in capsys.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["review", str(out), "--port", port, "--lang", "en"]) == ExitStatus.USAGE
        assert f"Port {port} can't be used" in capsys.readouterr().err
