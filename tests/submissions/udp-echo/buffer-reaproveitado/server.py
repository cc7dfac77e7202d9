import socket

PORT = 7007
TAM = 512

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", PORT))

# um buffer so, para nao ficar alocando memoria a cada datagrama
buffer = bytearray(TAM)
view = memoryview(buffer)

print("Eco UDP na porta %d (buffer de %d bytes)" % (PORT, TAM))
while True:
    n, addr = s.recvfrom_into(buffer)
    print("%d bytes de %s: %s" % (n, addr[0], bytes(view[:n])))
    s.sendto(buffer, addr)
