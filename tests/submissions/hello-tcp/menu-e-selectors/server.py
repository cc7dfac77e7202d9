# servidor com selectors (aprendi em um artigo do Real Python)
import selectors
import socket
import types

sel = selectors.DefaultSelector()

MENSAGEM = 'Olá! Obrigado por conectar, volte sempre 👋\n'


def aceitar(sock):
    conn, addr = sock.accept()
    print('Got connection from', addr)
    conn.setblocking(False)
    dados = types.SimpleNamespace(addr=addr, saida=MENSAGEM.encode())
    sel.register(conn, selectors.EVENT_WRITE, data=dados)


def escrever(key):
    conn, dados = key.fileobj, key.data
    try:
        enviados = conn.send(dados.saida)
        dados.saida = dados.saida[enviados:]
    except OSError as e:
        print('erro com', dados.addr, e)
        dados.saida = b''
    if not dados.saida:
        print('Fechando', dados.addr)
        sel.unregister(conn)
        conn.close()


lsock = socket.socket()
lsock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
lsock.bind(('', 12345))
lsock.listen()
lsock.setblocking(False)
sel.register(lsock, selectors.EVENT_READ, data=None)
print('Servidor no ar na porta 12345 (CTRL+C para parar)')

try:
    while True:
        for key, mask in sel.select(timeout=None):
            if key.data is None:
                aceitar(key.fileobj)
            else:
                escrever(key)
except KeyboardInterrupt:
    print('\nTchau!')
finally:
    sel.close()
    lsock.close()
