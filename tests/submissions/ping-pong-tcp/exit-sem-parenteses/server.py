import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    print("Esperando conexão.")
    c, a = s.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        m = c.recv(65536).decode()
        if m == "SAIR" or m == "":
            break
        print("Mensagem recebida:", m)
        r = input("Digite resposta: ")
        c.sendall(r.encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
