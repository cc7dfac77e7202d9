import socket

TEXTO = """\
Thank you for connecting
Come back often
Bye!"""


def netstring(t: str) -> bytes:
    b = t.encode()
    return b'%d:%s,' % (len(b), b)


with socket.create_server(('', 12345)) as srv:
    while True:
        c, addr = srv.accept()
        print('Got connection from', addr)
        with c:
            try:
                for linha in TEXTO.splitlines():
                    c.send(netstring(linha))
            except OSError:
                print('cliente saiu antes do fim')
