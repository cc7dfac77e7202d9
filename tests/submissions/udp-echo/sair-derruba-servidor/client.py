import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
endereco = (socket.gethostname(), 12345)
while True:
    msg = input("Digite mensagem: ")
    s.sendto(msg.encode(), endereco)
    if msg == "SAIR":
        break
    print("Mensagem enviada")
    data, addr = s.recvfrom(4096)
    print("Resposta recebida:", data.decode())
print("Desconectando.")
s.close()
