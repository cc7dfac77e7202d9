import logging
import socket

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")

HOST, PORT = "localhost", 12345
MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, PORT))
    s.listen(5)
    logging.info("servidor pronto em %s:%d", HOST, PORT)
    while True:
        c, addr = s.accept()
        logging.info("Got connection from %s", addr)
        # Desliga o algoritmo de Nagle: cada send() vira um pacote separado
        c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for m in MENSAGENS:
            c.sendall(m.encode())
        c.close()
