import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 5005))
print("Servidor esperando mensagens na porta 5005")
recebidas = 0
while True:
    data, addr = s.recvfrom(1024)
    recebidas += 1
    if recebidas % 1000 == 0:
        print(recebidas, "mensagens recebidas")
