# Trabalho de SD - exercício hello
import socket

PORT = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
# obs: no meu notebook deu Connection refused, acho que é o firewall
# com o netcat localhost 12345 funcionou
s.connect(("127.0.0.1", PORT))
dados = s.recv(1024)
print("Mensagem do servidor:", dados.decode())
s.close()
