import socket
import struct

multicast_group = '224.3.29.71'
server_address = ('', 10000)

# Create the socket
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(server_address)

# entra no grupo em todas as interfaces
group = socket.inet_aton(multicast_group)
mreq = struct.pack('4sL', group, socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

while True:
    print('\naguardando mensagem')
    data, address = sock.recvfrom(1024)

    print('recebidos {} bytes de {}'.format(len(data), address))
    print(data)

    print('enviando confirmacao para', address)
    sock.sendto(b'ack', address)
