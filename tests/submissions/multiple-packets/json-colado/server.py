import json
import socket

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]


def main() -> None:
    with socket.create_server(("", 12345)) as s:
        while True:
            c, addr = s.accept()
            print("Got connection from", addr)
            try:
                for m in MENSAGENS:
                    # as aspas do JSON já dizem onde a string começa e termina :)
                    c.sendall(json.dumps(m).encode())
            except OSError as erro:
                print("erro:", erro)
            c.close()


main()
