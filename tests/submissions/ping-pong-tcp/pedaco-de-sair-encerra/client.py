import socket

PALAVRA_FIM = "SAIR"

def acabou(texto):
	return texto in PALAVRA_FIM

print("conectando-se ao servidor")
cli = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
cli.connect(("localhost", 6000))
print("Conectado")
while True:
	msg = input("Digite mensagem: ")
	cli.sendall(msg.encode())
	if acabou(msg):
		break
	print("Mensagem enviada")
	print("Esperando resposta")
	resp = cli.recv(2048).decode()
	print("Resposta recebida: " + resp)
	if acabou(resp):
		break
print("Desconectando.")
cli.close()
