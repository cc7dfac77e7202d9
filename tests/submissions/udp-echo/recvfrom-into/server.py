import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
buffer = bytearray(65536)
visao = memoryview(buffer)
while True:
    n, cliente = s.recvfrom_into(buffer)
    s.sendto(visao[:n], cliente)
