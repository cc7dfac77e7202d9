import socket

with socket.create_connection(("localhost", 12345)) as s:
    print("Conectado")
    while True:
        msg = input("Digite mensagem: ")
        s.sendall(msg.encode())
        if msg == "SAIR":
            break
        print("Mensagem enviada\nEsperando resposta")
        print("Resposta recebida:", s.recv(4096).decode())
print("Desconectando.")
