"""Formato das cartas: TIPO;NUMERO;TEXTO

MSG  do cliente para o servidor
OK   o servidor avisa que a MSG chegou (o operador ainda vai digitar)
RESP resposta do operador
"""


def escreve(tipo, numero, texto=""):
    return f"{tipo};{numero};{texto}".encode()


def le(dados):
    tipo, numero, texto = dados.decode().split(";", 2)
    return tipo, int(numero), texto
