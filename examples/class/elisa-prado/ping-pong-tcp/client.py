"""Cliente do ping-pong: uma mensagem por linha."""
import socket

print("conectando-se ao servidor")
with socket.create_connection((socket.gethostname(), 12345)) as conexao:
    print("Conectado")
    entrada = conexao.makefile("r", encoding="utf-8", newline="\n")
    saida = conexao.makefile("w", encoding="utf-8", newline="\n")
    while True:
        mensagem = input("Digite mensagem: ")
        print(mensagem, file=saida, flush=True)
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", entrada.readline().rstrip("\n"))
print("Desconectando.")
