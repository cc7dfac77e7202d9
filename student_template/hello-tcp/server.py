# Servidor: saúda quem se conecta.
#
# A FAZER:
#   1. Atender um cliente depois do outro: accept() num laço.
#   2. Enviar exatamente: Thank you for connecting
#   3. Continuar no ar quando um cliente derruba a conexão antes de ser saudado.
import socket

PORTA = 12345

servidor = socket.socket()
servidor.bind((socket.gethostname(), PORTA))
servidor.listen(5)

conexao, endereco = servidor.accept()
print("Got connection from", endereco)
conexao.close()
