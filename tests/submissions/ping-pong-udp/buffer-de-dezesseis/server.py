from socket import *
from config import *

servidor = socket(AF_INET, SOCK_DGRAM)
servidor.bind((HOST, PORTA))
print("== Servidor UDP pronto ==")

while True:
    print("Esperando mensagem")
    mensagem, cliente = servidor.recvfrom(BUFFER_SERVIDOR)
    mensagem = mensagem.decode()
    if mensagem == SAIDA:
        print(cliente, "encerrou.")
        continue
    print("Mensagem recebida:", mensagem)
    resposta = input("Digite resposta: ")
    servidor.sendto(resposta.encode(), cliente)
    print("Resposta enviada.")
