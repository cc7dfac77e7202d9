# Servidor: conta os datagramas que recebe.
#
# A FAZER: contar num laço sem fim, de quantos clientes forem, e mostrar a contagem.
import socket

PORTA = 12345

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind((socket.gethostname(), PORTA))
servidor.recvfrom(1024)
print("Chegou a primeira mensagem; falta contar as outras.")
servidor.close()
