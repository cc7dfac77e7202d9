import socket

s = socket.socket()
s.bind(('localhost', 12346))
s.listen(1)
print('Esperando conexões na porta 12346')

while True:
    con, cli = s.accept()
    print('Conectado por', cli)
    while True:
        print('Esperando mensagem')
        msg = con.recv(5000)
        if not msg or msg == b'SAIR': break
        print('Mensagem recebida:', msg.decode('utf8'))
        con.sendall(input('Digite resposta: ').encode('utf8'))
        print('Resposta enviada.')
    print('Finalizando conexão do cliente', cli)
    con.close()
