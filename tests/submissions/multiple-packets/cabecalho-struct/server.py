import socket
import struct


class Servidor:
    MENSAGENS = ('Conexão aceita, obrigado', 'Volte sempre que possível', 'Até amanhã')

    def __init__(self, porta=12345):
        self.escuta = socket.create_server(('', porta))

    def manda(self, c, texto):
        cabecalho = struct.pack('!I', len(texto))
        c.sendall(cabecalho + texto.encode('utf-8'))

    def serve(self):
        while True:
            c, addr = self.escuta.accept()
            print('cliente', addr)
            try:
                for m in self.MENSAGENS:
                    self.manda(c, m)
            except OSError:
                pass
            c.close()


Servidor().serve()
