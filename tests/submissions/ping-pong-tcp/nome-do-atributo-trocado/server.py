import socket
import logging

logging.basicConfig(level=logging.INFO, format='%(asctime)s %(message)s')


class PingPongServer:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('0.0.0.0', 12345))
        self.sock.listen()
        self.cliente = None

    def run(self):
        while True:
            print('Esperando conexão.')
            self.cliente, addr = self.sock.accept()
            print('Conectado')
            try:
                while self.troca():
                    pass
            except Exception as e:
                logging.error('falha na conversa: %s', e)
            self.cliente.close()
            print('Conexão encerrada.')

    def troca(self):
        print('Esperando mensagem')
        dados = self.cliente.recv(4096)
        mensagem = dados.decode()
        if mensagem in ('', 'SAIR'):
            return False
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        self.client.sendall(resposta.encode())
        print('Resposta enviada.')
        return True


PingPongServer().run()
