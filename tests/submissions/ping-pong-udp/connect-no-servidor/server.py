import logging
import socket

logging.basicConfig(filename='servidor.log', level=logging.DEBUG,
                    format='%(asctime)s %(levelname)s %(message)s')


class ServidorUDP:
    def __init__(self, porta=5005):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', porta))
        self.cliente = None

    def proxima_mensagem(self):
        dados, addr = self.sock.recvfrom(4096)
        if addr != self.cliente:
            # "conecta" com o cliente para poder usar send() igual no TCP
            self.sock.connect(addr)
            self.cliente = addr
            logging.info('novo cliente %s', addr)
            print('Conectado', addr)
        return dados.decode()

    def rodar(self):
        print('Esperando conexão.')
        while True:
            print('Esperando mensagem')
            msg = self.proxima_mensagem()
            if msg == 'SAIR':
                self.cliente = None
                print('Conexão encerrada.')
                print('Esperando conexão.')
                continue
            print('Mensagem recebida:', msg)
            logging.debug('recebida %r', msg)
            self.sock.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')


if __name__ == '__main__':
    ServidorUDP().rodar()
