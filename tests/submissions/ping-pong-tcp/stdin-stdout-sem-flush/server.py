import socket
import sys


def pergunta(texto):
    sys.stdout.write(texto)
    return sys.stdin.readline().rstrip("\n")


def diz(texto):
    sys.stdout.write(texto + "\n")


s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    diz("Esperando conexão.")
    c, addr = s.accept()
    diz("Conectado")
    try:
        while True:
            diz("Esperando mensagem")
            mensagem = c.recv(4096).decode()
            if not mensagem or mensagem == "SAIR":
                break
            diz("Mensagem recebida: " + mensagem)
            c.send(pergunta("Digite resposta: ").encode())
            diz("Resposta enviada.")
    except OSError:
        diz("caiu")
    c.close()
    diz("Conexão encerrada.")
