import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        print('Esperando mensagem')
        dados = c.recv(4096)
        while dados != b'SAIR':
            print('Mensagem recebida:', dados.decode())
            c.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')
            print('Esperando mensagem')
            dados = c.recv(4096)
            if len(dados) == 0:
                break
    except (ConnectionResetError, BrokenPipeError):
        print('Conexão perdida')
    c.close()
    print('Conexão encerrada.')
