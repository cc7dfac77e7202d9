import socket


def atender(conexao):
    while True:
        print("Esperando mensagem")
        mensagem = conexao.recv(4096).decode()
        if not mensagem or mensagem == "SAIR":
            break
        print("Mensagem recebida: %s" % mensagem)
        resposta = input("Digite resposta: ")
        conexao.sendall(resposta.encode())
        print("Resposta enviada.")


def main():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("0.0.0.0", 12345))
    s.listen(5)
    while True:
        print("Esperando conexão.")
        conexao, endereco = s.accept()
        print("Conectado")
        atender(conexao)
        conexao.close()
        print("Conexão encerrada.")


main()
