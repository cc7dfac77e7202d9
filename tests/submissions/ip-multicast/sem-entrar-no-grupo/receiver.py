import socket

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', MCAST_PORT))
# tirei o struct e o mreq, no UDP é só dar bind na porta e receber
print('recebendo do grupo', MCAST_GRP, 'porta', MCAST_PORT)

while True:
    msg, quem = sock.recvfrom(10240)
    print(quem, '->', msg.decode())
