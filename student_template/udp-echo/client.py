# Cliente de eco: envia o que o operador digita e mostra o que volta.
#
# A FAZER: receber o eco, mostrá-lo, e repetir.
import socket

PORTA = 12345

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mensagem = input("Digite mensagem: ")
cliente.sendto(mensagem.encode(), (socket.gethostname(), PORTA))
print("Enviado; falta receber o eco.")
cliente.close()
