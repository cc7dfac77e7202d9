import socket

servidor = input("IP do servidor [Enter = 127.0.0.1]: ").strip() or "127.0.0.1"
destino = (servidor, 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    msg = input("Digite mensagem: ")
    sock.sendto(msg.encode(), destino)
    if msg == "SAIR":
        print("Saindo.")
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    dados, _ = sock.recvfrom(4096)
    print("Resposta recebida:", dados.decode())
sock.close()
