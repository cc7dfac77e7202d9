import socket
import sys

ENDERECO = (socket.gethostname(), 12345)


def servidor():
    s = socket.socket()
    s.bind(ENDERECO)
    s.listen(5)
    while True:
        print("Esperando conexão.")
        c, _ = s.accept()
        print("Conectado")
        try:
            while True:
                print("Esperando mensagem")
                dados = c.recv(4096)
                if not dados or dados == b"SAIR":
                    break
                print("Mensagem recebida:", dados.decode())
                c.send(input("Digite resposta: ").encode())
                print("Resposta enviada.")
        except ConnectionError:
            pass
        c.close()
        print("Conexão encerrada.")


def cliente():
    s = socket.socket()
    print("conectando-se ao servidor")
    s.connect(ENDERECO)
    print("Conectado")
    while True:
        mensagem = input("Digite mensagem: ")
        s.send(mensagem.encode())
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", s.recv(4096).decode())
    print("Desconectando.")
    s.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["servidor"]:
            servidor()
        case ["cliente"]:
            cliente()
        case _:
            print("Uso: python pingpong.py servidor|cliente")
            sys.exit(1)
