import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 12345))
s.listen(5)
while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        msg = c.recv(4096).decode()
        if not msg:
            break
        print("Mensagem recebida:", msg)
        c.send((input("Digite resposta: ") or " ").encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
