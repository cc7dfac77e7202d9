import socket

UDP_PORT = 12345
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(b'', ('localhost', UDP_PORT))
print('servidor de eco')
while True:
    data, addr = sock.recvfrom(65535)
    sock.sendto(data, addr)
