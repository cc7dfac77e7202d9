import json
import select
import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
s.setblocking(False)
poll = select.poll()
poll.register(s, select.POLLIN)

recebido = b''
aberto = True
while aberto:
    poll.poll()
    try:
        dados = s.recv(512)
    except BlockingIOError:
        continue
    aberto = len(dados) > 0
    recebido += dados
    while len(recebido) >= 4 and len(recebido) >= 4 + int(recebido[:4]):
        tamanho = int(recebido[:4])
        print(json.loads(recebido[4:4 + tamanho])['texto'])
        recebido = recebido[4 + tamanho:]
s.close()
