# Receiver multicast
import socket
import struct

grupo = '224.1.1.1'
porta = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', porta))
mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

print('Aguardando mensagem do grupo')
msg = sock.recv(10240)
print('Recebido:', msg.decode)
sock.close()
