import socket

s = socket.socket()
print("Conectando-se ao servidor")
s.connect((socket.gethostname(), 12345))
print("Conectado")
msg = input("Digite mensagem: ")
while msg != "SAIR":
    s.send(msg.encode())
    print("Mensagem enviada")
    print("Aguardando resposta")
    print("Resposta recebida:", s.recv(4096).decode())
    msg = input("Digite mensagem: ")
s.send(msg.encode())
s.close()
print("Desconectando.")
