import socket

print("conectando-se ao servidor")
s = socket.create_connection(("localhost", 12345))
print("Conectado")
while True:
    texto = input("Digite mensagem: ")
    s.sendall(texto.encode())
    if texto == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print(f"Resposta recebida: {s.recv(4096).decode()}")
print("Desconectando.")
s.close()
