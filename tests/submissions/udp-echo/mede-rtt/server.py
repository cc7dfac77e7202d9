import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.bind((socket.gethostname(), 2000))
    while True:
        dados, quem = s.recvfrom(65507)
        s.sendto(dados, quem)
        print(f'{len(dados)} bytes ecoados para {quem[0]}:{quem[1]}')
