import socket
import sys

servidor = sys.argv[1] if len(sys.argv) > 1 else "localhost"

print("conectando-se ao servidor")
with socket.create_connection((servidor, 12321)) as s, \
        s.makefile("rw", encoding="utf-8", newline="\n") as arq:
    print("Conectado")
    while True:
        mensagem = input("Digite mensagem: ")
        print(mensagem, file=arq, flush=True)
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        linha = arq.readline()
        resposta = linha.rstrip("\n")
        if not linha or resposta == "SAIR":
            print("O servidor encerrou.")
            break
        print("Resposta recebida:", resposta)
print("Desconectando.")
