import selectors
import socket
import struct

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', MCAST_PORT))
mreq = struct.pack('4sL', socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
sock.setblocking(False)

seletor = selectors.DefaultSelector()
seletor.register(sock, selectors.EVENT_READ)
n = 0
print('Receptor no grupo', MCAST_GRP)
while True:
    for chave, eventos in seletor.select():
        n += 1
        print(n, '-', chave.fileobj.recv(10240).decode())
