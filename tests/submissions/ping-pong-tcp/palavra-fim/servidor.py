import socket

def limpar():
    print("\033[2J\033[H", end="")

limpar()
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 5555))
s.listen()

while True:
    print("Aguardando um cliente...")
    c, (ip, p) = s.accept()
    print(f"Cliente {ip}:{p} entrou")
    fim = False
    while not fim:
        print("Aguardando mensagem...")
        m = c.recv(1024).decode()
        if m == "fim" or m == "":
            fim = True
        else:
            print(f"<< {m}")
            r = input(">> ")
            c.send(r.encode())
            if r == "fim":
                fim = True
    c.close()
    print("Conversa terminada\n")
