import socket
import sys

s = socket.socket()
sys.stdout.write("conectando-se ao servidor\n")
s.connect((socket.gethostname(), 12345))
sys.stdout.write("Conectado\n")

sys.stdout.write("Digite mensagem: ")
for linha in sys.stdin:
    mensagem = linha.strip()
    s.send(mensagem.encode())
    if mensagem == "SAIR":
        break
    sys.stdout.write("Mensagem enviada\n")
    sys.stdout.write("Esperando resposta\n")
    sys.stdout.write("Resposta recebida: " + s.recv(4096).decode() + "\n")
    sys.stdout.write("Digite mensagem: ")
sys.stdout.write("Desconectando.\n")
s.close()
