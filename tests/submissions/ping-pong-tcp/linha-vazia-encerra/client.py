import socket

s = socket.socket()
print("conectando-se ao servidor")
s.connect(("localhost", 12345))
print("Conectado")
while msg := input("Digite mensagem: "):
    s.send(msg.encode())
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(4096).decode())
s.close()
print("Desconectando.")
