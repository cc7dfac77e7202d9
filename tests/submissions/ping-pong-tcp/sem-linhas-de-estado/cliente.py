import socket

cliente = socket.socket()
cliente.connect((socket.gethostname(), 12345))

while True:
    print("Digite a mensagem:", end=" ")
    texto = input()
    cliente.sendall(texto.encode())
    if texto == "SAIR":
        break
    print("Aguardando resposta...")
    print("Resposta recebida:", cliente.recv(4096).decode())
print("Desconectado")
cliente.close()
