import socket
from protocolo import envia

MENSAGENS = ("Thank you for connecting", "Come back often", "Bye!")

with socket.create_server(("", 12345)) as s:
    while True:
        c, addr = s.accept()
        print('Got connection from', addr)
        with c:
            try:
                for m in MENSAGENS:
                    envia(c, m)
            except (BrokenPipeError, ConnectionResetError):
                print('cliente foi embora', addr)
