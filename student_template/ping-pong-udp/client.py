# Cliente do ping-pong, agora com datagramas.
#
# A FAZER:
#   1. Receber a resposta com recvfrom() e mostrá-la.
#   2. Repetir até SAIR.
#   3. Pensar: o que acontece com o seu cliente se a resposta se perder?
import socket

PORTA = 12345

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mensagem = input("Digite mensagem: ")
cliente.sendto(mensagem.encode(), (socket.gethostname(), PORTA))
print("Mensagem enviada")
print("Falta esperar a resposta.")
cliente.close()
