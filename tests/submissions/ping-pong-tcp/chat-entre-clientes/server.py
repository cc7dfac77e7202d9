import socket
import threading

sala = []
tranca = threading.Lock()


def repassa(dados, autor):
    with tranca:
        outros = [c for c in sala if c is not autor]
    for c in outros:
        c.sendall(dados)


def atende(c, quem):
    print('Conectado', quem)
    while True:
        print('Esperando mensagem')
        dados = c.recv(4096)
        if not dados or dados == b'SAIR':
            break
        print('Mensagem recebida:', dados.decode())
        repassa(dados, c)
    with tranca:
        sala.remove(c)
    c.close()
    print('Conexão encerrada.', quem)


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
print('Esperando conexão.')
while True:
    c, quem = s.accept()
    with tranca:
        sala.append(c)
    threading.Thread(target=atende, args=(c, quem), daemon=True).start()
