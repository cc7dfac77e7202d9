import socket


def main():
    nome = input("Qual o seu nome? ")
    host = input("Servidor [localhost]: ") or "localhost"

    s = socket.socket()
    print(nome + ", conectando-se ao servidor")
    s.connect((host, 12345))
    print("Conectado")

    while True:
        mensagem = input("Digite mensagem: ")
        s.sendall(mensagem.encode())
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = s.recv(4096).decode()
        print("Resposta recebida")

    print("Desconectando.")
    s.close()


main()
