import socket


class ClienteTCP:
    """ Parecido com o net.Socket do Node: cliente.on('data', funcao) """

    def __init__(self):
        self.handlers = {}

    def on(self, evento, fn):
        self.handlers.setdefault(evento, []).append(fn)
        return self          # pra poder encadear

    def emit(self, evento, *args):
        for fn in self.handlers.get(evento, []):
            fn(*args)

    def connect(self, porta, host='localhost'):
        try:
            with socket.create_connection((host, porta)) as sock:
                self.emit('connect')
                while True:
                    pedaco = sock.recv(4096)
                    if pedaco == b'':
                        self.emit('end')
                        break
                    self.emit('data', pedaco)
        except OSError as erro:
            self.emit('error', erro)


partes = []
cliente = ClienteTCP()
cliente.on('connect', lambda: print('conectado!')) \
       .on('data', lambda dados: partes.append(dados)) \
       .on('end', lambda: print('servidor disse:', b''.join(partes).decode())) \
       .on('error', lambda e: print('deu erro:', e))

cliente.connect(12345)
