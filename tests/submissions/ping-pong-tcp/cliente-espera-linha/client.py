"""Cliente do ping-pong."""
import socket


def conversa(conexao):
    arquivo = conexao.makefile('rb')
    while True:
        texto = input("Digite mensagem: ")
        conexao.sendall(texto.encode("utf-8"))
        if texto == "SAIR":
            return
        print("Mensagem enviada")
        print("Esperando resposta")
        dados = arquivo.readline()
        if not dados:
            return
        print(f"Resposta recebida: {dados.decode('utf-8')}")


def main():
    print("conectando-se ao servidor")
    with socket.create_connection(("localhost", 12345)) as conexao:
        print("Conectado")
        conversa(conexao)
    print("Desconectando.")


if __name__ == "__main__":
    main()
