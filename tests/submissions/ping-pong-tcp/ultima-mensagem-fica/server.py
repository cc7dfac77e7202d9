import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
m = ""
while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    while m != "SAIR":
        print("Esperando mensagem")
        m = c.recv(8192).decode()
        if not m:
            break
        if m != "SAIR":
            print("Mensagem recebida:", m)
            c.sendall(input("Digite resposta: ").encode())
            print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
