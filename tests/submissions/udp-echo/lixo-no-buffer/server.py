import socket

TAM = 1024
buffer = bytearray(TAM)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
print("Esperando datagramas")
while True:
    n, addr = s.recvfrom_into(buffer, TAM)
    print("Recebi", n, "bytes de", addr)
    s.sendto(buffer, addr)
