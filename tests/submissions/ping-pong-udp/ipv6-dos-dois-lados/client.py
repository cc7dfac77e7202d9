import socket

SERVIDOR = ("::1", 12345)
s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)

while True:
    mensagem = input("Digite mensagem: ")
    s.sendto(mensagem.encode(), SERVIDOR)
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    dados, servidor = s.recvfrom(4096)
    print("Resposta recebida:", dados.decode())

print("Desconectando.")
s.close()
