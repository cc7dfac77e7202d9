import socket


class Leitor:
    """Devolve uma linha por vez; guarda o que sobrou do último recv."""

    def __init__(self, conexao):
        self.conexao = conexao
        self.sobra = b''

    def linha(self):
        while True:
            match self.sobra.split(b'\n', 1):
                case [linha, resto]:
                    self.sobra = resto
                    return linha.decode()
                case [_]:
                    pass
            match self.conexao.recv(1024):
                case b'':
                    return None
                case dados:
                    self.sobra += dados


with socket.create_connection(('localhost', 12345)) as conexao:
    leitor = Leitor(conexao)
    while (linha := leitor.linha()) is not None:
        print('=>', linha)
