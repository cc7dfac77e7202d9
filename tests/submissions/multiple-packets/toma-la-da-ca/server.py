import logging
import socket

logging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(message)s')
log = logging.getLogger('servidor')

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def conversa(c):
    for n, m in enumerate(MENSAGENS, start=1):
        c.sendall(m.encode())
        log.info('enviei %d/%d, esperando confirmacao', n, len(MENSAGENS))
        ok = c.recv(16)
        if not ok:
            log.warning('cliente saiu sem confirmar a %d', n)
            return
        log.info('cliente confirmou: %s', ok.decode(errors='replace').strip())


def main():
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('', 12345))
        s.listen(5)
        log.info('no ar')
        while True:
            c, addr = s.accept()
            log.info('conexao de %s', addr)
            with c:
                try:
                    conversa(c)
                except OSError as e:
                    log.error('problema: %s', e)


main()
