import socket

CLIENTE = ('localhost', 54321)


class ServidorUDP:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', 12345))

    def rodar(self):
        while True:
            print('Esperando mensagem')
            dados, _ = self.sock.recvfrom(4096)
            mensagem = dados.decode()
            if mensagem == 'SAIR':
                print('Conexão encerrada.')
                continue
            print('Mensagem recebida:', mensagem)
            self.sock.sendto(input('Digite resposta: ').encode(), CLIENTE)
            print('Resposta enviada.')


ServidorUDP().rodar()
