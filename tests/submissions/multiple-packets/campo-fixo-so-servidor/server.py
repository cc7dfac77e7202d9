"""
RESPOSTA: o fenômeno acontece porque o TCP é um fluxo de bytes e não guarda a
fronteira entre os send(). Solução que escolhi: mensagens de tamanho FIXO (64 bytes),
completadas com espaço. O cliente só precisa fazer recv(64) três vezes e .strip().
"""
import socket
from typing import Final

TAMANHO: Final = 64


class ServidorTresMensagens:
    mensagens = ('Thank you for connecting', 'Come back often', 'Bye!')

    def __init__(self, host='', port=12345):
        self.sock = socket.socket()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((host, port))
        self.sock.listen(5)

    @staticmethod
    def empacotar(texto):
        dados = texto.encode()
        if len(dados) > TAMANHO:
            raise ValueError('mensagem grande demais')
        return dados.ljust(TAMANHO)

    def executar(self):
        while True:
            c, addr = self.sock.accept()
            print('Got connection from', addr)
            with c:
                for m in self.mensagens:
                    c.sendall(self.empacotar(m))


if __name__ == '__main__':
    ServidorTresMensagens().executar()
