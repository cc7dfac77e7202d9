"""Devolve cada datagrama, byte por byte, a quem o enviou."""

import socket

PORTA = 12345
MAIOR_DATAGRAMA = 65_535  # o que passar do tamanho pedido a recvfrom seria jogado fora

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", PORTA))
print("Esperando mensagem")

while True:
    dados, endereco = servidor.recvfrom(MAIOR_DATAGRAMA)
    servidor.sendto(dados, endereco)
    print("Mensagem recebida:", dados.decode(errors="backslashreplace")[:80])
