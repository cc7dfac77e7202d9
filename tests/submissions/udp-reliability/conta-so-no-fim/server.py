import socket

QTD = 10000

def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 6789))
    print("Servidor aguardando", QTD, "mensagens...")
    recebidas = 0
    for i in range(QTD):
        msg, cliente = sock.recvfrom(1024)
        recebidas += 1
    print("Total de mensagens recebidas:", recebidas)
    print("Perdidas:", QTD - recebidas)
    sock.close()

main()
