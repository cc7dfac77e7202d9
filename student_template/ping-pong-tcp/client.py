# Cliente do ping-pong: envia o que o operador digita e mostra a resposta.
#
# A FAZER:
#   1. Receber a resposta e mostrá-la.
#   2. Repetir até que o operador digite SAIR; o servidor precisa saber disso.
#   3. Mostrar as linhas da tabela do enunciado, no momento certo.
import socket

PORTA = 12345

cliente = socket.socket()
print("conectando-se ao servidor")
cliente.connect((socket.gethostname(), PORTA))
print("Conectado")
mensagem = input("Digite mensagem: ")
cliente.send(mensagem.encode())
print("Mensagem enviada")
print("Falta esperar a resposta.")
cliente.close()
