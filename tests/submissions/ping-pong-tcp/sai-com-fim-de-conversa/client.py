import socket

s = socket.create_connection(("localhost", 12345))
print("Conectado (para sair, Ctrl+X e Enter)")
while True:
    texto = input("Digite mensagem: ")
    if texto == "\x18":
        break
    s.sendall(texto.encode())
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(4096).decode())
print("Desconectando.")
s.close()
