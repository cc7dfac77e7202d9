# Cliente: conecta-se e mostra a saudação.
#
# A FAZER: receber o que o servidor envia, até o fim da conexão, e mostrar como texto.
import socket

PORTA = 12345

cliente = socket.socket()
cliente.connect((socket.gethostname(), PORTA))
print("Conectado; falta receber a saudação.")
cliente.close()
