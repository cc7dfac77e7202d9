from socket import *
from config import *

cliente = socket(AF_INET, SOCK_DGRAM)
print("== Cliente UDP ==  (%s para terminar)" % SAIDA)

mensagem = ""
while mensagem != SAIDA:
    mensagem = input("Digite mensagem: ")
    cliente.sendto(mensagem.encode(), (HOST, PORTA))
    if mensagem != SAIDA:
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta, _ = cliente.recvfrom(BUFFER_CLIENTE)
        print("Resposta recebida:", resposta.decode(errors="ignore"))

print("Desconectando.")
cliente.close()
