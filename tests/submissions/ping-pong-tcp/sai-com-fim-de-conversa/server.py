import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen()
while True:
    print("Esperando conexão.")
    c, endereco = s.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        recebida = c.recv(4096).decode()
        if recebida in ("", "SAIR"):
            break
        print(f"Mensagem recebida: {recebida}")
        c.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
