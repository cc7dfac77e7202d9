import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 12345))

atual = None
print('Esperando conexão.')

while True:
    data, addr = s.recvfrom(4096)
    msg = data.decode()

    if msg == 'OLA':
        if atual is None or atual == addr:
            atual = addr
            s.sendto('BEM-VINDO'.encode(), addr)
            print('Conectado')
            print('Esperando mensagem')
        else:
            s.sendto('OCUPADO'.encode(), addr)
    elif addr != atual:
        s.sendto('ERRO: mande OLA primeiro'.encode(), addr)
    elif msg == 'SAIR':
        atual = None
        print('Conexão encerrada.')
        print('Esperando conexão.')
    else:
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        s.sendto(resposta.encode(), addr)
        print('Resposta enviada.')
        print('Esperando mensagem')
