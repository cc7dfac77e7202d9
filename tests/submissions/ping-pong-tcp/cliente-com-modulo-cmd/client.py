import cmd
import socket


class PingPong(cmd.Cmd):
    intro = 'Conectado'
    prompt = 'Digite mensagem: '

    def __init__(self, sock):
        super().__init__()
        self.sock = sock
        self.entrada = sock.makefile('r', encoding='utf-8')

    def default(self, line):
        """qualquer coisa que nao seja comando vira mensagem"""
        self.sock.sendall((line + '\n').encode('utf-8'))
        print('Mensagem enviada')
        print('Esperando resposta')
        resp = self.entrada.readline()
        if not resp or resp.strip() == 'SAIR':
            print('O servidor encerrou.')
            return True
        print('Resposta recebida:', resp.rstrip('\n'))

    def do_SAIR(self, arg):
        """SAIR - desconecta do servidor"""
        self.sock.sendall(b'SAIR\n')
        print('Desconectando.')
        return True

    do_EOF = do_SAIR


if __name__ == '__main__':
    print('conectando-se ao servidor')
    with socket.create_connection(('127.0.0.1', 5050)) as s:
        PingPong(s).cmdloop()
