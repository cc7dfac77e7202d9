import socket
import sys

with socket.create_server(("", 12345)) as servidor:
    while True:
        print("Esperando conexão.")
        conexao, endereco = servidor.accept()
        print("Conectado")
        with conexao, conexao.makefile("rw", encoding="utf-8", newline="\n") as arq:
            try:
                print("Esperando mensagem")
                for linha in arq:
                    linha = linha[:-1]
                    if linha == "SAIR":
                        break
                    print("Mensagem recebida:", linha)
                    sys.stdout.write("Digite resposta: ")
                    sys.stdout.flush()
                    arq.write(sys.stdin.readline())
                    arq.flush()
                    print("Resposta enviada.")
                    print("Esperando mensagem")
            except OSError:
                pass
        print("Conexão encerrada.")
