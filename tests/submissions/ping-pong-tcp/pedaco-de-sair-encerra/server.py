import socket

PALAVRA_FIM = "SAIR"

def acabou(texto):
	return texto in PALAVRA_FIM

def atende(con):
	while True:
		print("Esperando mensagem")
		msg = con.recv(2048).decode()
		if acabou(msg):
			break
		print("Mensagem recebida: " + msg)
		resp = input("Digite resposta: ")
		con.sendall(resp.encode())
		print("Resposta enviada.")
		if acabou(resp):
			break
	con.close()
	print("Conexão encerrada.")

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("", 6000))
srv.listen(3)
while True:
	print("Esperando conexão.")
	con, end = srv.accept()
	print("Conectado")
	try:
		atende(con)
	except ConnectionError as e:
		print("Conexão perdida:", e)
		con.close()
