# Receptor: mostra o que é enviado ao grupo.
#
# A FAZER:
#   1. Entrar no grupo, com IP_ADD_MEMBERSHIP, antes de receber.
#   2. Permitir dois receptores na mesma máquina, com SO_REUSEADDR, antes do bind().
#   3. Repetir: mostrar uma mensagem e esperar a próxima.
import socket

GRUPO = "224.1.1.1"
PORTA = 5007

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.bind(("", PORTA))
print("Esperando, mas ainda fora do grupo", GRUPO)
print(receptor.recv(1024).decode())
receptor.close()
