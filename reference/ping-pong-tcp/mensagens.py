"""Mensagens inteiras sobre um fluxo de bytes, nos dois sentidos.

Uma mensagem nossa começa com INICIO e termina com FIM, e assim pode chegar cortada, ou colada à
próxima. Quem não fala assim é reconhecido pelo primeiro byte, que não é INICIO: então cada recv é
uma mensagem, como em quase todo ping-pong, e as respostas seguem no mesmo formato.
"""

import socket

INICIO = b"\x02"  # "start of text" no ASCII; não aparece no terminal
FIM = b"\n"


class Conversa:
    def __init__(self, conexao: socket.socket) -> None:
        self.conexao = conexao
        self.recebido = b""  # o que chegou e ainda não foi entregue
        self.antes, self.depois = INICIO, FIM

    def envia(self, texto: str) -> None:
        self.conexao.sendall(self.antes + texto.encode() + self.depois)

    def recebe(self) -> str | None:
        """A próxima mensagem; None quando o outro lado encerrou a conexão."""
        while True:
            if self.recebido and not self.recebido.startswith(INICIO):
                return self._recebe_sem_formato()
            mensagem, fim, resto = self.recebido.partition(FIM)
            if fim:
                self.recebido = resto
                return mensagem.removeprefix(INICIO).decode(errors="replace")
            pedaco = self.conexao.recv(4096)
            if not pedaco:
                return None
            self.recebido += pedaco

    def _recebe_sem_formato(self) -> str:
        mensagem, self.recebido = self.recebido, b""
        self.antes, self.depois = b"", FIM if mensagem.endswith(FIM) else b""
        return mensagem.removesuffix(FIM).decode(errors="replace")
