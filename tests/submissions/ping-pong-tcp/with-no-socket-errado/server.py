# echo-server.py do RealPython adaptado pro exercicio

import socket

HOST = "127.0.0.1"  # Standard loopback interface address (localhost)
PORT = 65432  # Port to listen on (non-privileged ports are > 1023)

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((HOST, PORT))
s.listen()

while True:
    print("Esperando conexão.")
    conn, addr = s.accept()
    with s:
        print(f"Conectado: {addr}")
        while True:
            print("Esperando mensagem")
            data = conn.recv(1024)
            if not data or data.decode().strip() == "SAIR":
                break
            print(f"Mensagem recebida: {data.decode()}")
            resposta = input("Digite resposta: ")
            conn.sendall(resposta.encode())
            print("Resposta enviada.")
    print("Conexão encerrada.")
