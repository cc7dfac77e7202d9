import socket

print("\033[2J\033[H", end="")
print("PING PONG TCP  -  digite fim para encerrar")
s = socket.socket()
s.connect(("localhost", 5555))
print("Conectado!")
while True:
    m = input(">> ")
    if m == "":
        continue
    s.send(m.encode())
    if m == "fim":
        break
    print("Aguardando resposta...")
    r = s.recv(1024).decode()
    if r == "fim" or r == "":
        print("O outro lado terminou a conversa")
        break
    print(f"<< {r}")
s.close()
print("Até a próxima!")
