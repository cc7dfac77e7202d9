"""What Python really says: each mistake is made here, and its exception must have the code that explains it.

The messages change from one Python to the next; the codes must not.
"""

import json
import pickle
import socket
import struct
import sys
import traceback

import pytest

from grader.judge.causes.crash import code_of
from grader.judge.causes.tracebacks import PrintedTraceback

NAMES = {"json": json, "pickle": pickle, "socket": socket, "struct": struct, "sys": sys}
TCP = "s = socket.socket(); "
UDP = "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); "
PAIR = "s, other = socket.socketpair(); "

MISTAKES = (
    ("import msvcrt", "crash-windows-only"),
    ("compile('x = “a”', 'a', 'exec')", "syntax-copied"),
    ("compile('x = (', 'a', 'exec')", "syntax-error"),
    ("import signal; signal.CTRL_C_EVENT", "crash-windows-only"),
    (TCP + "s.ioctl(socket.SIO_RCVALL, 1)", "crash-windows-only"),
    ("socket.SIO_RCVALL", "crash-windows-only"),
    (TCP + "s.bind(('',0)); s.accept()", "crash-invalid-argument"),
    (TCP + "s.bind(('',0)); s.bind(('',0))", "crash-invalid-argument"),
    (UDP + "s.listen()", "crash-not-supported"),
    (UDP + "s.bind(('',0)); s.accept()", "crash-not-supported"),
    (TCP + "s.connect('localhost', 1)", "crash-address-form"),
    (TCP + "s.connect('localhost')", "crash-address-form"),
    (TCP + "s.bind(('', '12345'))", "crash-address-form"),
    (TCP + "s.connect(('localhost', '12345'))", "crash-address-form"),
    (TCP + "s.bind(('', 123456))", "crash-port-range"),
    (TCP + "s.bind((1, 12345))", "crash-address-form"),
    (UDP + "s.sendto(b'x')", "crash-address-form"),
    (UDP + "s.sendto('x',('localhost',1))", "crash-bytes-and-text"),
    (UDP + "s.sendto(b'x','localhost')", "crash-address-form"),
    (PAIR + "s.send('x')", "crash-bytes-and-text"),
    (PAIR + "s.sendall(3)", "crash-text-and-number"),
    (PAIR + "s.send(('x',))", "crash-pair-of-values"),
    (PAIR + "s.send(None)", "crash-none"),
    (PAIR + "s.send('x'.encode)", "crash-missing-parentheses"),
    (PAIR + "s.recv()", "crash-other-arguments"),
    ("'a'+b'b'", "crash-bytes-and-text"),
    ("b'a'+'b'", "crash-bytes-and-text"),
    ("'a'+1", "crash-text-and-number"),
    ("1+'a'", "crash-text-and-number"),
    ("'a'<1", "crash-text-and-number"),
    ("bytes('x')", "crash-bytes-and-text"),
    ("b'x' in 'xy'", "crash-bytes-and-text"),
    ("'x' in b'xy'", "crash-bytes-and-text"),
    ("b'xy'.startswith('x')", "crash-bytes-and-text"),
    ("b'x y'.split(' ')", "crash-bytes-and-text"),
    ("b'x'.replace('x','y')", "crash-bytes-and-text"),
    ("str('x','utf8')", "crash-bytes-and-text"),
    ("'x'.decode()", "crash-bytes-and-text"),
    ("b'x'.encode()", "crash-bytes-and-text"),
    ("sys.stdout.write(b'x')", "crash-bytes-and-text"),
    ("''.join([b'x'])", "crash-bytes-and-text"),
    ("(b'x',1).decode()", "crash-pair-of-values"),
    ("a,b=b'xyz'", "crash-pair-of-values"),
    ("a,b=b''", "crash-pair-of-values"),
    (TCP + "a,b=s", "crash-pair-of-values"),
    ("a,b=None", "crash-none"),
    ("None.send", "crash-none"),
    ("x = None; x[0]", "crash-none"),
    ("int('')", "crash-no-number"),
    ("float('a')", "crash-no-number"),
    ("'x'.encode[0]", "crash-missing-parentheses"),
    ("'x'.encode.upper()", "crash-missing-parentheses"),
    ("(lambda:0).upper()", "crash-missing-parentheses"),
    ("x = 'x'; x()", "crash-not-callable"),
    ("(lambda a:0)()", "crash-other-arguments"),
    ("(lambda:0)(1)", "crash-other-arguments"),
    ("input('a','b')", "crash-other-arguments"),
    ("struct.unpack('!I',b'x')", "crash-struct"),
    ("struct.pack('4s','x')", "crash-struct"),
    (
        UDP
        + "s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack('4sl',socket.inet_aton('10.1.1.1'),socket.INADDR_ANY))",
        "crash-invalid-argument",
    ),
    ("json.loads('{}{}')", "crash-parsing"),
    ("pickle.loads(b'')", "crash-parsing"),
    ("pickle.loads(pickle.dumps([1,2,3])[:8])", "crash-parsing"),
    (PAIR + "s.setblocking(False); s.recv(1)", "crash-would-block"),
    (PAIR + "s.settimeout(0.01); s.recv(1)", "crash-timeout"),
    (TCP + "s.close(); s.send(b'x')", "crash-closed-socket"),
    (TCP + "s.send(b'x')", "crash-broken-pipe"),
    (TCP + "s.recv(1)", "crash-not-connected"),
    (UDP + "s.send(b'x')", "crash-not-connected"),
    (UDP + "s.sendto(b'x'*70000,('127.0.0.1',1))", "crash-datagram-too-long"),
    (
        TCP + "s.bind(('127.0.0.1',0)); s.listen(); c=socket.socket(); c.connect(s.getsockname()); c.connect(s.getsockname())",
        "crash-already-connected",
    ),
    ("breaks", "crash-unknown-variable"),
    (TCP + "s.sendd", "crash-attribute"),
    ("socket.socket.AF_INET", "crash-attribute"),
    (TCP + "s.setsockopt(1,2)", "crash-other-arguments"),
    ("'é'.encode('ascii')", "crash-encoding"),
    ("b'\\xff'.decode()", "crash-decoding"),
    ("{}['a']", "crash-no-such-item"),
    ("x = 'abc'; x['a']", "crash"),
)


@pytest.mark.parametrize(("mistake", "code"), MISTAKES)
def test_a_mistake_has_the_code_that_explains_it(mistake, code):
    names = dict(NAMES)
    with pytest.raises(Exception) as raised:  # noqa: PT011
        exec(mistake, names)
    for each in names.values():
        if isinstance(each, socket.socket):
            each.close()
    said = traceback.format_exception_only(raised.value)[-1].strip()
    exception, _, message = said.partition(": ")
    assert code_of(PrintedTraceback("server", exception, message, (), 0)) == code, said
