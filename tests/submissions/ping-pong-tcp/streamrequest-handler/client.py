import socket

print("conectando-se ao servidor")
with socket.create_connection(("localhost", 12345)) as s:
    print("Conectado")
    canal = s.makefile("rw", encoding="utf-8", newline="\n")
    while True:
        mensagem = input("Digite mensagem: ")
        print(mensagem, file=canal, flush=True)
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = canal.readline()
        if resposta in ("", "SAIR\n"):
            print("O servidor encerrou a conversa.")
            break
        print("Resposta recebida:", resposta.rstrip("\n"))
    print("Desconectando.")
