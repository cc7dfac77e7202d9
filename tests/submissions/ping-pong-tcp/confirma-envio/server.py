import socket


def pergunta(rotulo):
    while True:
        texto = input(rotulo)
        if input(f'Confirma "{texto}"? (s/n): ').strip().lower().startswith('s'):
            return texto


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        try:
            msg = c.recv(1024).decode()
            if not msg or msg == 'SAIR':
                break
            print('Mensagem recebida:', msg)
            c.sendall(pergunta('Digite resposta: ').encode())
            print('Resposta enviada.')
        except ConnectionError:
            break
    c.close()
    print('Conexão encerrada.')
