"""Envia o que o operador digita e mostra o eco, até SAIR."""

import socket

PORTA = 12345

servidor = (socket.gethostbyname(socket.gethostname()), PORTA)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as cliente:
    while (mensagem := input("Digite mensagem: ")) != "SAIR":
        cliente.sendto(mensagem.encode(), servidor)
        print("Mensagem enviada")
        print("Esperando resposta")
        dados, _ = cliente.recvfrom(65_535)
        print("Resposta recebida:", dados.decode(errors="replace"))
print("Desconectando.")
