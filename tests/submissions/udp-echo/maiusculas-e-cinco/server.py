import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
print('Servidor de eco')
for i in range(5):
    data, addr = s.recvfrom(1024)
    print(i, data.decode())
    s.sendto(data.decode().upper().encode(), addr)
print('Fim')
