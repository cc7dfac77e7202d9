import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dest = (socket.gethostname(), 4567)

msg = ""
while msg != "SAIR":
    msg = input("Digite mensagem: ")
    s.sendto(msg.encode(), dest)
    print("Mensagem enviada")
    print("Esperando resposta")
    data, addr = s.recvfrom(4096)
    print("Resposta recebida:", msg)

print("Desconectando.")
s.close()
