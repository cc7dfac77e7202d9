import socket

print("conectando-se ao servidor")
s = socket.socket()
s.connect((socket.gethostname(), 12345))
print("Conectado")
while True:
    m = input("Digite mensagem: ")
    s.sendall(m.encode())
    if m == "SAIR":
        exit
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(65536).decode())
s.close()
print("Desconectando.")
