import socket
import socketserver
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


class Tratador(socketserver.BaseRequestHandler):
    def handle(self):
        dados, _sock = self.request
        print(f'{self.client_address[0]} -> {dados.decode()}', flush=True)


class ServidorMulticast(socketserver.UDPServer):
    allow_reuse_address = True
    max_packet_size = 65507

    def server_bind(self):
        super().server_bind()
        mreq = struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
        self.socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)


with ServidorMulticast(('', PORTA), Tratador) as srv:
    print('ouvindo', GRUPO, PORTA)
    try:
        srv.serve_forever()
    except KeyboardInterrupt:
        print('fim')
