import socket

s = socket.socket()
print("conectando-se ao servidor")
s.connect(("localhost", 12345))
print("Conectado")
msg = ""
while msg != "SAIR":
    msg = input("Digite mensagem: ")
    s.sendall(msg.encode())
    if msg != "SAIR":
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", s.recv(4096).decode())
print("Desconectando.")
s.close()
