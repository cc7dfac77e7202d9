"""Envia o que o operador digita e mostra cada resposta, até que um dos dois lados diga SAIR."""

import socket

from mensagens import Conversa

PORTA = 12345

print("conectando-se ao servidor")
with socket.create_connection((socket.gethostname(), PORTA)) as conexao:
    print("Conectado")
    conversa = Conversa(conexao)
    while True:
        mensagem = input("Digite mensagem: ")
        conversa.envia(mensagem)
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = conversa.recebe()
        if resposta is None or resposta == "SAIR":
            break
        print("Resposta recebida:", resposta)
print("Desconectando.")
