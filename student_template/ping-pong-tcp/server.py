# Servidor do ping-pong: recebe uma mensagem, pede a resposta ao operador, envia a resposta.
#
# A FAZER:
#   1. Repetir: mensagem, resposta, mensagem, resposta... até receber SAIR.
#   2. Depois de SAIR, fechar a conexão e esperar o próximo cliente.
#   3. Mostrar as linhas da tabela do enunciado, no momento certo.
#   4. recv() devolve b"" quando o cliente se foi: não é uma mensagem vazia.
import socket

PORTA = 12345

servidor = socket.socket()
servidor.bind((socket.gethostname(), PORTA))
servidor.listen(5)

print("Esperando conexão.")
conexao, endereco = servidor.accept()
print("Conectado")
print("Esperando mensagem")
mensagem = conexao.recv(1024).decode()
print("Mensagem recebida:", mensagem)
print("Falta pedir a resposta ao operador e enviá-la.")
conexao.close()
