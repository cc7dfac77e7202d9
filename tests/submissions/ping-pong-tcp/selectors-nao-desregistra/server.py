import selectors
import socket

sel = selectors.DefaultSelector()


def aceita(sock):
    conn, addr = sock.accept()
    print("Conectado:", addr)
    sel.register(conn, selectors.EVENT_READ, conversa)
    print("Esperando mensagem")


def conversa(conn):
    dados = conn.recv(2048)
    texto = dados.decode()
    if not dados or texto == "SAIR":
        conn.close()
        print("Conexão encerrada.")
        print("Esperando conexão.")
        return
    print("Mensagem recebida:", texto)
    resposta = input("Digite resposta: ")
    conn.sendall(resposta.encode())
    print("Resposta enviada.")
    print("Esperando mensagem")


ouvinte = socket.socket()
ouvinte.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ouvinte.bind(("localhost", 40000))
ouvinte.listen(10)
sel.register(ouvinte, selectors.EVENT_READ, aceita)
print("Esperando conexão.")
while True:
    for chave, _ in sel.select():
        chave.data(chave.fileobj)
