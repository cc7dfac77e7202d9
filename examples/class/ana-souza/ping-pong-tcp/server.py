import socket

from protocolo import enviar, receber


def conversar(conexao):
    while True:
        print("Esperando mensagem")
        mensagem = receber(conexao)
        if mensagem is None or mensagem == "SAIR":
            break
        print("Mensagem recebida:", mensagem)
        resposta = input("Digite resposta: ")
        enviar(conexao, resposta)
        if resposta == "SAIR":
            break
        print("Resposta enviada.")


with socket.create_server(("", 12345)) as servidor:
    while True:
        print("Esperando conexão.")
        conexao, _ = servidor.accept()
        print("Conectado")
        try:
            conversar(conexao)
        except ConnectionError:
            pass  # o cliente foi embora sem avisar
        conexao.close()
        print("Conexão encerrada.")
