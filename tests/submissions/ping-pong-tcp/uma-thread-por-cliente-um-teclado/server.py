import socket
import threading


def conversa(c, addr):
    print("Conectado", addr)
    while True:
        print("Esperando mensagem")
        try:
            msg = c.recv(4096).decode()
        except ConnectionError:
            break
        if msg in ("", "SAIR"):
            break
        print("Mensagem recebida:", msg)
        resposta = input("Digite resposta: ")
        try:
            c.sendall(resposta.encode())
        except OSError:
            break
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")


s = socket.create_server(("localhost", 12345))
while True:
    print("Esperando conexão.")
    c, addr = s.accept()
    threading.Thread(target=conversa, args=(c, addr), daemon=True).start()
