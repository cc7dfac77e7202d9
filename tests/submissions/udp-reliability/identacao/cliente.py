import socket

def enviar_tudo(destino, quantidade):
    cli = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(quantidade):
        msg = "Mensagem " + str(i + 1)
    cli.sendto(msg.encode("utf-8"), destino)
    print("Foram enviadas", i + 1, "mensagens")
    cli.close()

enviar_tudo(("localhost", 10101), 10000)
