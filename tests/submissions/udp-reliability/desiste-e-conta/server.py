import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
cont = 0
s.recvfrom(1024)
cont = 1
s.settimeout(5)
try:
    while True:
        s.recvfrom(1024)
        cont += 1
except socket.timeout:
    pass
print(f"Recebidas {cont} mensagens de 10000 ({100 * cont / 10000:.1f}%)")
