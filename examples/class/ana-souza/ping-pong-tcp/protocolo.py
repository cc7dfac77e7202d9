"""Cada mensagem viaja com o seu tamanho na frente: quatro bytes."""


def enviar(conexao, texto):
    dados = texto.encode()
    conexao.sendall(len(dados).to_bytes(4, "big") + dados)


def receber(conexao):
    """A próxima mensagem, ou None se o outro lado foi embora."""
    tamanho = _exatamente(conexao, 4)
    if tamanho is None:
        return None
    dados = _exatamente(conexao, int.from_bytes(tamanho, "big"))
    return None if dados is None else dados.decode()


def _exatamente(conexao, quantos):
    dados = b""
    while len(dados) < quantos:
        pedaco = conexao.recv(quantos - len(dados))
        if not pedaco:
            return None
        dados += pedaco
    return dados
