"""Envia o que o operador digita e mostra cada resposta, até SAIR.

Um datagrama pode se perder sem que ninguém avise. Por isso o cliente espera pela resposta e pelo
teclado ao mesmo tempo: o operador pode desistir de esperar e digitar outra mensagem.
"""

import selectors
import socket
import sys

PORTA = 12345

servidor = (socket.gethostbyname(socket.gethostname()), PORTA)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as cliente, selectors.DefaultSelector() as seletor:
    seletor.register(cliente, selectors.EVENT_READ)
    seletor.register(sys.stdin, selectors.EVENT_READ)
    mensagem = input("Digite mensagem: ")
    while mensagem != "SAIR":
        cliente.sendto(mensagem.encode(), servidor)
        print("Mensagem enviada")
        print("Esperando resposta")
        if cliente in [chave.fileobj for chave, _ in seletor.select()]:
            resposta = cliente.recv(65_535).decode(errors="replace")
            if resposta == "SAIR":
                break
            print("Resposta recebida:", resposta)
            mensagem = input("Digite mensagem: ")
        else:
            mensagem = input()
    else:
        cliente.sendto(b"SAIR", servidor)  # fim do laço sem break: foi este lado que disse SAIR
print("Desconectando.")
