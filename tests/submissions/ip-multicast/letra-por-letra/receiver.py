import socket
import struct

GRUPO = '224.3.29.71'
PORTA = 10000

# Create the socket
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

# Bind to the server address
sock.bind(('', PORTA))

# Tell the operating system to add the socket to the multicast group on all interfaces.
group = socket.inet_aton(GRUPO)
mreq = struct.pack('=4sl', group, socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

print('waiting to receive messages')
while True:
    data, address = sock.recvfrom(1024)
    print('%s: %s' % (address[0], data.decode()))
