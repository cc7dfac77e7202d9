import socket
import logging
from contextlib import closing

logging.basicConfig(level=logging.INFO, format='%(asctime)s %(message)s', datefmt='%H:%M:%S')

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
logging.info('Aguardando conexões em %s:%s', host, port)

while True:
    try:
        with closing(s):                     # fecha sozinho no final, não precisa do close()
            c, addr = s.accept()
            print('Got connection from', addr)
            with c:
                c.send('Thank you for connecting'.encode())
    except KeyboardInterrupt:
        break
    except OSError as e:
        logging.error('Erro no servidor: %s', e)
        break
