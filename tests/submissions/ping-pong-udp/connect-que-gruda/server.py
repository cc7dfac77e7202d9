import socket

PORTA = 12345
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', PORTA))

while True:
    print('Esperando conexao.')
    dados, addr = s.recvfrom(4096)
    s.connect(addr)     # assim nao precisa ficar passando o addr no sendto
    print('Conectado', addr)
    msg = dados.decode()
    while msg != 'SAIR':
        print('Mensagem recebida:', msg)
        s.send(input('Digite resposta: ').encode())
        print('Resposta enviada.')
        print('Esperando mensagem')
        msg = s.recv(4096).decode()
    print('Conexao encerrada.')
