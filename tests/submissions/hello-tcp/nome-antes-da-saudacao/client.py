import socket

HOST = '127.0.0.1'     # Endereco IP do Servidor
PORT = 7777            # Porta que o Servidor esta

nome = input('Qual o seu nome? ')

tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
tcp.connect((HOST, PORT))

tcp.send(nome.encode())
resposta = tcp.recv(1024)
print('Servidor:', resposta.decode())

tcp.close()
