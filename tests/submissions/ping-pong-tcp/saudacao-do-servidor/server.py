import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    c.send("Conectado".encode())
    print("Conectado")
    while True:
        print("Esperando mensagem")
        try:
            msg = c.recv(4096).decode()
            if msg == "SAIR" or not msg:
                break
            print("Mensagem recebida: " + msg)
            c.send(input("Digite resposta: ").encode())
        except ConnectionError:
            break
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")
