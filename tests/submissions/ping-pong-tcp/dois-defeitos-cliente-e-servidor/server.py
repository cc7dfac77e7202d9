import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
print("Esperando conexão")
c, addr = s.accept()
print("Conectado a", addr)
while True:
    msg = c.recv(1024).decode()
    if msg == "SAIR":
        break
    print("Mensagem recebida:", msg)
    c.send(input("Digite resposta: ").encode())
c.close()
print("Conexão encerrada")
