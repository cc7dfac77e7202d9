import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

print("Servidor UDP iniciado")
while True:
    data, addr = s.recvfrom(4096)
    print("Mensagem recebida:", data.decode())
    if data.decode() == "SAIR":
        break
    s.sendto(data, addr)
print("Servidor encerrado")
s.close()
