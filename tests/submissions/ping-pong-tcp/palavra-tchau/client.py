import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
print("conectando-se ao servidor")
s.connect((host, port))
print("Conectado")
while True:
    msg = input("Digite mensagem (ou 'tchau' para encerrar): ")
    s.send(msg.encode())
    if msg.lower() == "tchau":
        print("Desconectando.")
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(1024).decode())
s.close()
