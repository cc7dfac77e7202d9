import socket


class Servidor:
    def __init__(self, porta):
        # um socket para receber e outro para responder
        self.entrada = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.saida = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.saida.bind(('', porta))

    def executa(self):
        while True:
            print('Esperando mensagem')
            dados, cliente = self.entrada.recvfrom(2048)
            if dados == b'SAIR':
                print('Conexão encerrada.')
                continue
            print('Mensagem recebida:', dados.decode())
            resposta = input('Digite resposta: ')
            self.saida.sendto(resposta.encode(), cliente)
            print('Resposta enviada.')


Servidor(12345).executa()
