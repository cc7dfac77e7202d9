from rede import Canal, abrir_servidor


class Servidor:
    def __init__(self, porta=12345):
        self.socket = abrir_servidor(porta)

    def executar(self):
        while True:
            print('Esperando conexão.')
            conexao, endereco = self.socket.accept()
            print('Conectado')
            try:
                self.atender(Canal(conexao))
            except ConnectionError as e:
                print('Cliente caiu:', e)
            finally:
                conexao.close()
            print('Conexão encerrada.')

    def atender(self, canal):
        while True:
            print('Esperando mensagem')
            mensagem = canal.receber()
            if mensagem is None or mensagem == 'SAIR':
                break
            print('Mensagem recebida:', mensagem)
            canal.enviar(input('Digite resposta: '))
            print('Resposta enviada.')


if __name__ == '__main__':
    Servidor().executar()
