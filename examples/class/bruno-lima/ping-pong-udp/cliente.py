import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input("Digite mensagem: ")
    s.sendto(msg.encode(), (socket.gethostname(), 12345))
    if msg == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    resp, addr = s.recvfrom(1024)
    print("Resposta recebida:", resp.decode())
print("Desconectando.")
