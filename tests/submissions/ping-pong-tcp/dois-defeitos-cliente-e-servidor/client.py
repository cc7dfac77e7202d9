import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))
print("Conectado")
while True:
    msg = input("Digite mensagem: ")
    if msg == "SAIR":
        break
    s.send(msg.encode())
    print("Resposta recebida:", s.recv(1024))
print("Desconectando")
s.close()
