import socket

s = socket.socket()
print("conectando-se ao servidor")
s.connect((socket.gethostname(), 12345))
print(s.recv(4096).decode())

while True:
    msg = input("Digite mensagem: ")
    s.send(msg.encode())
    if msg == "SAIR":
        print("Desconectando.")
        s.close()
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida: " + s.recv(4096).decode())
