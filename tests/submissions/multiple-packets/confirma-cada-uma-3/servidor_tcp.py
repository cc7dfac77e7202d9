# -*- coding: utf-8 -*-
# Sistemas Distribuídos - Múltiplos pacotes
#
# Correção: o servidor só manda a próxima mensagem depois que o cliente
# confirmar ("ok") que recebeu a anterior. Assim nunca há duas mensagens
# no buffer do cliente ao mesmo tempo.
import socket

def confirma(c):
    resp = c.recv(2)
    return resp == b'ok'

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        for m in ('Thank you for connecting', 'Come back often', 'Bye!'):
            c.send(m.encode())
            if not confirma(c):
                print('cliente nao confirmou "%s", desistindo' % m)
                break
    except OSError as e:
        print('erro:', e)
    c.close()
