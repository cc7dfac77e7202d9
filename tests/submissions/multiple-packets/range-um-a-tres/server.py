import socket

class Servidor:
    def __init__(self, porta=12345):
        self.sock = socket.socket()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', porta))
        self.sock.listen(5)

    def envia_linha(self, con, texto):
        con.sendall((texto + '\n').encode())

    def executa(self):
        while True:
            con, addr = self.sock.accept()
            print('Got connection from', addr)
            try:
                self.envia_linha(con, 'Thank you for connecting')
                self.envia_linha(con, 'Come back often')
                self.envia_linha(con, 'Bye!')
            except OSError as erro:
                print(erro)
            con.close()

Servidor().executa()
