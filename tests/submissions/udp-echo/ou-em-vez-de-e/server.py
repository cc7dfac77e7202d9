import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))
print('Servidor de eco pronto')

while True:
    data, addr = sock.recvfrom(65535)
    print(addr, '->', data.decode(errors='replace'))
    sock.sendto(data, addr)
