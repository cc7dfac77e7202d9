import socket

destino = (socket.gethostbyname(socket.gethostname()), 12345)
cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mensagem = input("Mensagem: ")
while mensagem != "SAIR":
    cliente.sendto(mensagem.encode(), destino)
    print("Eco:", cliente.recvfrom(65535)[0].decode())
    mensagem = input("Mensagem: ")
cliente.close()
