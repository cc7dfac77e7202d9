"""Recebe uma mensagem de quem vier, pede a resposta ao operador e a devolve a quem a enviou.

Um datagrama é uma mensagem inteira, e não há conexão: o que diz de quem veio é o endereço que
acompanha cada um, e é para ele que vai a resposta.
"""

import socket

PORTA = 12345

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", PORTA))

while True:
    print("Esperando mensagem")
    dados, endereco = servidor.recvfrom(65_535)
    mensagem = dados.decode(errors="replace")
    if mensagem == "SAIR":
        print("Conexão encerrada.")  # deste cliente; os outros continuam
        continue
    print("Mensagem recebida:", mensagem)
    resposta = input("Digite resposta: ")
    servidor.sendto(resposta.encode(), endereco)
    print("Resposta enviada.")
