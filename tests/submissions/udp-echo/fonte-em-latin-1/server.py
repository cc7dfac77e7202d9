import socket

UDP_PORT = 12345
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', UDP_PORT))
print('servidor em ação')
while True:
    data, addr = sock.recvfrom(65535)
    sock.sendto(data, addr)
