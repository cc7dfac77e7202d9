"""Mensagens de várias linhas: uma linha só com '.' termina a mensagem.

No fio é igual ao SMTP: linhas com CRLF, '.' sozinho termina e uma linha do
texto que comece por '.' leva um ponto a mais.
"""


class Conversa:
    def __init__(self, sock):
        self.entrada = sock.makefile('r', encoding='utf-8', newline='\n')
        self.saida = sock.makefile('w', encoding='utf-8', newline='\r\n')

    def envia(self, linhas):
        for linha in linhas:
            if linha.startswith('.'):
                linha = '.' + linha
            self.saida.write(linha + '\n')
        self.saida.write('.\n')
        self.saida.flush()

    def recebe(self):
        """Lista de linhas, ou None se o outro lado foi embora."""
        linhas = []
        for linha in self.entrada:
            linha = linha.rstrip('\r\n')
            if linha == '.':
                return linhas
            linhas.append(linha[1:] if linha.startswith('.') else linha)
        return None

    def fecha(self):
        for f in (self.saida, self.entrada):
            try:
                f.close()
            except OSError:
                pass


def le_do_teclado(pedido):
    """SAIR na primeira linha dispensa o ponto."""
    print(pedido, '(várias linhas; termine com um ponto sozinho)', flush=True)
    linhas = []
    while True:
        try:
            linha = input('> ')
        except EOFError:
            return linhas or ['SAIR']
        if linha == '.':
            return linhas
        if linha == 'SAIR' and not linhas:
            return ['SAIR']
        linhas.append(linha)


def mostra(titulo, linhas):
    print(titulo, *linhas, sep='\n  ', flush=True)
