# Multiplos pacotes - servidor
import socket

SEP = '#'

class Servidor:
    def __init__(self, porta):
        self.porta = porta
        self.s = socket.socket()
        self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

    def iniciar(self):
        self.s.bind(('', self.porta))
        self.s.listen(5)
        print('Servidor iniciado na porta', self.porta)
        c, addr = self.s.accept()
        print('Conectou:', addr)
        for m in ['Thank you for connecting', 'Come back often', 'Bye!']:
            print('enviando:', m)
            c.sendall((m + SEP).encode())
        c.close()
        self.s.close()

Servidor(23456).iniciar()
