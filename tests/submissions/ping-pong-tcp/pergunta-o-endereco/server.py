import socket
porta = int(input("Porta: ") or 12345)
s = socket.socket()
s.bind(("", porta))
s.listen()
while True:
    print("Esperando conexão.")
    c, a = s.accept()
    print("Conectado")
    while True:
        print("Esperando mensagem")
        m = c.recv(5000).decode()
        if m in ("", "SAIR"):
            break
        print("Mensagem recebida:", m)
        c.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
