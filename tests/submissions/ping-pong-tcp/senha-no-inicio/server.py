import socket

SENHA = 'redes2024'

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        usuario, _, senha = c.recv(1024).decode().partition(':')
        if senha != SENHA:
            c.sendall(b'NEGADO')
            print('Senha errada de', usuario)
        else:
            c.sendall(b'OK')
            print(usuario, 'entrou')
            while True:
                print('Esperando mensagem')
                msg = c.recv(1024).decode()
                if msg in ('', 'SAIR'):
                    break
                print(f'Mensagem recebida de {usuario}: {msg}')
                c.sendall(input('Digite resposta: ').encode())
                print('Resposta enviada.')
    except OSError as e:
        print('erro:', e)
    c.close()
    print('Conexão encerrada.')
