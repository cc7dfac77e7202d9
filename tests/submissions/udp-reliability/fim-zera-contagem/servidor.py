import socket

soquete = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soquete.bind(("127.0.0.1", 9999))
contador = 0

print("Aguardando mensagens...")
while True:
    dados, cliente = soquete.recvfrom(1024)
    if dados.decode() == "FIM":
        print("Cliente", cliente, "terminou")
        print("Mensagens recebidas:", contador)
        print("Mensagens perdidas:", 10000 - contador)
        contador = 0        # pronto para o proximo cliente
    else:
        contador += 1
