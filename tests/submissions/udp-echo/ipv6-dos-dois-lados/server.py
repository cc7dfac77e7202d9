import socket

with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:
    s.bind(("::", 12345))
    print("Esperando mensagens")
    while True:
        dados, origem = s.recvfrom(65535)
        print(len(dados), "bytes de", origem[0])
        s.sendto(dados, origem)
