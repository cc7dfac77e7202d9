import socket


def servidor():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    host = socket.gethostname()
    port = 12345
    s.connect((host, port))
    while True:
        print('Esperando mensagem')
        data, addr = s.recvfrom(4096)
        if data.decode() == 'SAIR':
            print('Conexão encerrada.')
            continue
        print('Mensagem recebida:', data.decode())
        s.sendto(input('Digite resposta: ').encode(), addr)
        print('Resposta enviada.')


servidor()
