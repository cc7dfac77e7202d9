import socket
import threading


def escuta(c):
    while True:
        m = c.recv(8192).decode()
        if not m or m == "SAIR":
            print("Conexão encerrada.")
            c.close()
            return
        print("Mensagem recebida:", m)


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    print("Conectado")
    print("Esperando mensagem")
    t = threading.Thread(target=escuta, args=(c,))
    t.start()
    while t.is_alive():
        r = input("Digite resposta: ")
        if t.is_alive():
            c.sendall(r.encode())
            print("Resposta enviada.")
