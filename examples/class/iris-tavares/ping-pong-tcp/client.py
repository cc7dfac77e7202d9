import socket

soquete = socket.socket()
print("Conectando-se ao servidor")
soquete.connect((socket.gethostname(), 12345))
print("Conectado")
texto = input("Digite mensagem: ")
while texto != "SAIR":
    soquete.send(texto.encode())
    print("Mensagem enviada")
    print("Aguardando resposta")
    print("Resposta recebida:", soquete.recv(4096).decode())
    texto = input("Digite mensagem: ")
soquete.send(texto.encode())
soquete.close()
print("Desconectando.")
