import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 12345))
cont = 0
print("Servidor UDP esperando")
while True:
    data, addr = s.recvfrom(65535)
    cont = cont + 1
    print("Recebidas:", cont)
