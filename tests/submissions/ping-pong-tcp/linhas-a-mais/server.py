import socket
from datetime import datetime

host = socket.gethostname()
port = 12345
s = socket.socket()
s.bind((host, port))
s.listen(5)
print('=' * 40)
print('Servidor', host, 'na porta', port)
print('=' * 40)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('-' * 40)
    print('Conectado')
    print('Endereço do cliente:', addr[0], 'porta', addr[1])
    sair = False
    while not sair:
        print('Esperando mensagem')
        try:
            mensagem = c.recv(8192).decode()
        except OSError:
            mensagem = ''
        if mensagem == '':
            print('O cliente foi embora sem dizer SAIR')
            break
        print(f'Mensagem recebida: "{mensagem}"')
        print('  as', datetime.now().strftime('%H:%M:%S'), 'com', len(mensagem), 'caracteres')
        if mensagem == 'SAIR':
            print('Esperando mensagem')
            sair = True
        else:
            try:
                c.send(input('Digite resposta: ').encode())
                print('Resposta enviada.')
            except OSError:
                break
    c.close()
    print('Conexão encerrada.')
    print('-' * 40)
