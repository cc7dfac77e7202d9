import socketserver
from datetime import datetime

import config


class Saudacao(socketserver.BaseRequestHandler):
    """Um objeto desta classe é criado para cada cliente."""

    def handle(self):
        ip, porta = self.client_address
        print(datetime.now().strftime('[%H:%M:%S]'), 'nova conexão de', ip, porta)
        self.request.sendall(config.MENSAGEM.encode('utf-8'))


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == '__main__':
    with Servidor((config.ESCUTA, config.PORTA), Saudacao) as servidor:
        print('Servidor no ar, porta', config.PORTA)
        try:
            servidor.serve_forever()
        except KeyboardInterrupt:
            print('\nAté mais!')
