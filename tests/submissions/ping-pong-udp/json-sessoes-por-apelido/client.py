import getpass
import socket

from protocolo import Tipo, codificar, decodificar

SERVIDOR = ("127.0.0.1", 12345)

padrao = getpass.getuser()
nick = input(f"Seu apelido [{padrao}]: ").strip() or padrao
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    while True:
        texto = input("Digite mensagem: ")
        if texto.strip().upper() == "SAIR":
            sock.sendto(codificar(Tipo.SAIR, nick), SERVIDOR)
            print("Desconectando.")
            break
        sock.sendto(codificar(Tipo.MSG, nick, texto), SERVIDOR)
        print("Mensagem enviada")
        print("Esperando resposta")
        dados, _ = sock.recvfrom(4096)
        print("Resposta recebida:", decodificar(dados)["texto"])
