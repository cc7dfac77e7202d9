# echo-client.py

import socket

HOST = "127.0.0.1"  # The server's hostname or IP address
PORT = 65432  # The port used by the server

print("Conectando-se ao servidor")
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect((HOST, PORT))
    print("Conectado")
    while (mensagem := input("Digite mensagem: ")) != "SAIR":
        s.sendall(mensagem.encode())
        print("Mensagem enviada")
        print("Esperando resposta")
        data = s.recv(1024)
        if not data:
            print("servidor fechou")
            break
        print(f"Resposta recebida: {data.decode()}")
    else:
        s.sendall(b"SAIR")
    print("Desconectando.")
