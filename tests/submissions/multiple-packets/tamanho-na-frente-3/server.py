# Cada mensagem vai com o seu tamanho na frente (2 bytes, ordem da rede),
# assim o cliente sabe onde uma termina e a outra começa.
import socketserver
import struct

FRASES = ('Thank you for connecting', 'Come back often', 'Bye!')


class Atendimento(socketserver.BaseRequestHandler):
    def handle(self):
        print('Got connection from', self.client_address, flush=True)
        for frase in FRASES:
            corpo = frase.encode()
            self.request.sendall(struct.pack('!H', len(corpo)) + corpo)


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Servidor(('', 12345), Atendimento) as srv:
    srv.serve_forever()
