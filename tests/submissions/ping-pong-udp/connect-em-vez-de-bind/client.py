import socket

DESTINO = (socket.gethostname(), 12345)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    while True:
        msg = input("Digite mensagem: ")
        s.sendto(msg.encode(), DESTINO)
        if msg == "SAIR":
            print("Desconectando.")
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        dados, servidor = s.recvfrom(8192)
        print("Resposta recebida:", dados.decode())
