# Emissor: envia ao grupo o que o operador digita.
#
# A FAZER: enviar a mensagem ao grupo, na porta certa, com TTL 2 (IP_MULTICAST_TTL).
import socket

GRUPO = "224.1.1.1"
PORTA = 5007

emissor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mensagem = input("Digite mensagem: ")
print("Falta enviar ao grupo", GRUPO, "a mensagem:", mensagem)
emissor.close()
