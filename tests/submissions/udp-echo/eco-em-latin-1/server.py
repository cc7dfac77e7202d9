import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    dados, addr = s.recvfrom(65535)
    texto = dados.decode('utf-8', errors='replace')
    print(addr, texto)
    s.sendto(texto.encode('latin-1', errors='replace'), addr)
