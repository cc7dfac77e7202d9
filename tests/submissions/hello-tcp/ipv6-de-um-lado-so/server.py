# Trabalho de SD - exercício hello
# servidor "moderno" com IPv6
import socket
import logging

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger("servidor")

PORT = 12345

with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as s:
    s.bind(("::1", PORT))
    s.listen()
    log.info("ouvindo em %s", s.getsockname())
    while True:
        c, addr = s.accept()
        with c:
            log.info("conectou: %s", addr[0])
            try:
                c.sendall("Obrigado por se conectar!".encode())
            except OSError:
                log.warning("o cliente caiu")
