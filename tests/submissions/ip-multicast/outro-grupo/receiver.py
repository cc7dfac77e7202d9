import socket
import struct

GRUPO = '224.1.1.2'
PORTA = 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', PORTA))
pedido = struct.pack('4s4s', socket.inet_aton(GRUPO), socket.inet_aton('0.0.0.0'))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)

while True:
    mensagem, origem = s.recvfrom(10240)
    print(mensagem.decode())
