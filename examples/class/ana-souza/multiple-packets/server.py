import socket

mensagens = ["Thank you for connecting", "Come back often", "Bye!"]

with socket.create_server(("", 12345)) as servidor:
    while True:
        cliente, endereco = servidor.accept()
        print("Got connection from", endereco)
        with cliente, cliente.makefile("w", encoding="utf-8", newline="\n") as saida:
            saida.writelines(mensagem + "\n" for mensagem in mensagens)
