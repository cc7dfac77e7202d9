# Servidor: envia três mensagens a cada cliente.
#
# A FAZER: combinar com o cliente como se sabe onde uma mensagem termina e a outra começa.
# Pausas entre os envios não resolvem: a rede pode juntar o que foi enviado separado.
import socket

PORTA = 12345

servidor = socket.socket()
servidor.bind((socket.gethostname(), PORTA))
servidor.listen(5)
while True:
    conexao, endereco = servidor.accept()
    print("Got connection from", endereco)
    for mensagem in ("Thank you for connecting", "Come back often", "Bye!"):
        conexao.send(mensagem.encode())
    conexao.close()
