import socket

TAM = 4096
buffer = bytearray(TAM)   # aloca uma vez só, mais rápido!

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", 20001))
print("Servidor de eco UDP (zero-copy) na porta 20001")

maior = 0
while True:
    n, cliente = s.recvfrom_into(buffer)
    maior = max(maior, n)
    print(f"{cliente}: {n} bytes: {bytes(buffer[:n]).decode(errors='replace')}")
    s.sendto(buffer[:maior], cliente)
