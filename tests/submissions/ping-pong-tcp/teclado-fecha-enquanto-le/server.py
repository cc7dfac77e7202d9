import socket


def conversa(c):
    while True:
        print('Esperando mensagem')
        msg = c.recv(1024).decode()
        if msg in ('', 'SAIR'):
            return
        print('Mensagem recebida:', msg)
        c.sendall(input('Digite resposta: ').encode())
        print('Resposta enviada.')


s = socket.create_server(('', 12345))
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        conversa(c)
    except OSError:
        print('Conexão perdida')
    c.close()
    print('Conexão encerrada.')
