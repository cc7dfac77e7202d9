#!/usr/bin/env python3
import socketserver


class Saudacao(socketserver.BaseRequestHandler):
    def handle(self):
        print('Got connection from', self.client_address)
        self.request.sendall(b'Thank you for connecting')


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == '__main__':
    with Servidor(('', 12345), Saudacao) as srv:
        srv.serve_forever()
