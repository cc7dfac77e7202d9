import select
import socket
import sys

s = socket.socket()
s.setblocking(False)
s.bind(('', 12345))
s.listen(5)
print('Esperando conexão.')

fila = []        # conexões que esperam resposta, na ordem
clientes = []


def encerra(c):
    clientes.remove(c)
    if c in fila:
        fila.remove(c)
    c.close()
    print('Conexão encerrada.')
    print('Esperando conexão.')


while True:
    ler = [s, *clientes] + ([sys.stdin] if fila else [])
    prontos, _, _ = select.select(ler, [], [])
    for x in prontos:
        if x is s:
            c, addr = s.accept()
            c.setblocking(False)
            clientes.append(c)
            print('Conectado')
            print('Esperando mensagem')
        elif x is sys.stdin:
            resposta = sys.stdin.readline().rstrip('\n')
            c = fila.pop(0)
            try:
                c.send(resposta.encode())
                print('Resposta enviada.')
                if resposta == 'SAIR':
                    encerra(c)
                else:
                    print('Esperando mensagem')
            except ConnectionError:
                encerra(c)
        elif x in clientes:
            try:
                dados = x.recv(4096)
            except ConnectionError:
                dados = b''
            if not dados or dados == b'SAIR':
                encerra(x)
            else:
                print('Mensagem recebida:', dados.decode())
                print('Digite resposta: ', end='', flush=True)
                fila.append(x)
