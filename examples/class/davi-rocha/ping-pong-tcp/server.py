import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
print("Esperando conexão.")
c, addr = s.accept()
print("Conectado")
while True:
    print("Esperando mensagem")
    mensagem = c.recv(1024).decode()
    if mensagem == "SAIR":
        break
    print("Mensagem recebida:", mensagem)
    c.send(input("Digite resposta: ").encode())
    print("Resposta enviada.")
c.close()
print("Conexão encerrada.")
