"""Conversa com um cliente de cada vez: recebe uma mensagem, pede a resposta ao operador, envia-a."""

import socket

from mensagens import Conversa

PORTA = 12345


def conversa_com(conexao: socket.socket) -> None:
    """Volta quando um dos dois lados diz SAIR ou o cliente se vai."""
    conversa = Conversa(conexao)
    while True:
        print("Esperando mensagem")
        mensagem = conversa.recebe()
        if mensagem is None or mensagem == "SAIR":
            return
        print("Mensagem recebida:", mensagem)
        resposta = input("Digite resposta: ")
        conversa.envia(resposta)
        if resposta == "SAIR":
            return
        print("Resposta enviada.")


servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(("", PORTA))
servidor.listen()

while True:
    print("Esperando conexão.")
    conexao, _ = servidor.accept()
    print("Conectado")
    with conexao:
        try:
            conversa_com(conexao)
        except OSError as erro:  # a máquina do cliente se foi no meio da conversa
            print("Conexão perdida:", erro)
    print("Conexão encerrada.")
