import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
buffer = bytearray(65535)  # o mesmo para todas as mensagens
maior = 0
while True:
    n, endereco = s.recvfrom_into(buffer)
    maior = max(maior, n)
    print(n, "bytes de", endereco)
    s.sendto(buffer[:maior], endereco)
