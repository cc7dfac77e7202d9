import socket

from protocolo import enviar, receber

print("conectando-se ao servidor")
with socket.create_connection((socket.gethostname(), 12345)) as conexao:
    print("Conectado")
    while True:
        mensagem = input("Digite mensagem: ")
        enviar(conexao, mensagem)
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = receber(conexao)
        if resposta is None or resposta == "SAIR":
            break
        print("Resposta recebida:", resposta)
print("Desconectando.")
