import socket
import sys


class Cliente:
    def __init__(self, host, porta):
        print('conectando-se ao servidor')
        self.sock = socket.create_connection((host, porta))
        self.arq = self.sock.makefile('rw', encoding='utf-8')
        print('Conectado')

    def menu(self):
        print()
        print('1 - Enviar mensagem')
        print('2 - Sair')
        return input('Opção: ').strip()

    def enviar(self, texto):
        self.arq.write(texto + '\n')
        self.arq.flush()

    def executar(self):
        while True:
            opcao = self.menu()
            if opcao == '1':
                texto = input('Digite mensagem: ')
                if texto == 'SAIR':
                    break
                self.enviar(texto)
                print('Mensagem enviada')
                print('Esperando resposta')
                resposta = self.arq.readline()
                if resposta == '':
                    print('O servidor fechou a conexão.')
                    return
                print('Resposta recebida:', resposta.rstrip('\n'))
            elif opcao == '2' or opcao == 'SAIR':
                break
            else:
                print('Opção inválida! Digite 1 ou 2.')
        self.enviar('SAIR')
        print('Desconectando.')
        self.arq.close()
        self.sock.close()


host = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
Cliente(host, 12345).executar()
