import socket
import threading


class Sessao:
    """Uma conversa com um cliente. Uma thread recebe, a principal envia."""

    def __init__(self, conn, addr):
        self.conn = conn
        self.addr = addr
        self.fim = threading.Event()

    def receber(self):
        while not self.fim.is_set():
            try:
                dados = self.conn.recv(1024)
            except OSError:
                dados = b''
            if not dados or dados.decode().strip().upper() == 'SAIR':
                print('\nCliente saiu da conversa.')
                self.fim.set()
                return
            print(f'\nMensagem recebida: {dados.decode()}')
            print('Digite resposta: ', end='', flush=True)

    def conversar(self):
        t = threading.Thread(target=self.receber, daemon=True)
        t.start()
        while not self.fim.is_set():
            resposta = input()
            if self.fim.is_set():
                break
            self.conn.sendall(resposta.encode())
            print('Resposta enviada.')
            if resposta.upper() == 'SAIR':
                self.fim.set()
        self.conn.close()
        t.join(timeout=1)
        print('Conexão encerrada.')


servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(('0.0.0.0', 5000))
servidor.listen()
while True:
    print('Esperando conexão.')
    conn, addr = servidor.accept()
    print('Conectado', addr)
    print('Esperando mensagem')
    Sessao(conn, addr).conversar()
