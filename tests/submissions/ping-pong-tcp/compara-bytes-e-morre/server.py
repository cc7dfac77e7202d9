import socket

HOST = ''
PORT = 50007

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((HOST, PORT))
s.listen(1)

while True:
	print('Esperando conexão.')
	conn, addr = s.accept()
	print('Conectado')
	while True:
		print('Esperando mensagem')
		data = conn.recv(1024)
		if data == 'SAIR':
			break
		print('Mensagem recebida:', data.decode())
		resposta = input('Digite resposta: ')
		conn.send(resposta.encode())
		print('Resposta enviada.')
	conn.close()
	print('Conexão encerrada.')
