import socket

HOST = 'localhost'
PORT = 50007

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect((HOST, PORT))
print('Conectado')
while True:
	msg = input('Digite mensagem: ')
	s.send(msg.encode())
	if msg == 'SAIR':
		print('Desconectando.')
		break
	print('Mensagem enviada')
	print('Esperando resposta')
	data = s.recv(1024)
	print('Resposta recebida:', data.decode())
s.close()
