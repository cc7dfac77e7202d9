import socket

destino = (socket.gethostbyname(socket.gethostname()), 12345)
cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input("Digite mensagem: ")
    cliente.sendto(mensagem.encode(), destino)
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    resposta, _ = cliente.recvfrom(65535)
    print("Resposta recebida:", resposta.decode())
print("Desconectando.")
cliente.close()
