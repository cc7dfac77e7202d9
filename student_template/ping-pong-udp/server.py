# Servidor do ping-pong, agora com datagramas.
#
# A FAZER:
#   1. Pedir a resposta ao operador e enviá-la com sendto() a quem enviou a mensagem.
#   2. Repetir, para quantos clientes vierem: cada resposta vai a quem é devida.
import socket

PORTA = 12345

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind((socket.gethostname(), PORTA))

print("Esperando mensagem")
dados, endereco = servidor.recvfrom(4096)
print("Mensagem recebida:", dados.decode())
print("Falta responder a", endereco)
servidor.close()
