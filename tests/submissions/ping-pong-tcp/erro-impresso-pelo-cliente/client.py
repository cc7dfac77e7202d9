"""Cliente do ping-pong."""
import socket


def conversa(conexao):
    while True:
        texto = input("Digite mensagem: ")
        conexao.sendall(texto)
        if texto == "SAIR":
            return
        print("Mensagem enviada")
        print("Esperando resposta")
        dados = conexao.recv(4096)
        if not dados:
            return
        print(f"Resposta recebida: {dados.decode('utf-8')}")


def main():
    print("conectando-se ao servidor")
    with socket.create_connection(("localhost", 12345)) as conexao:
        print("Conectado")
        try:
            conversa(conexao)
        except Exception as e:
            print('Ocorreu um erro:', e)
    print("Desconectando.")


if __name__ == "__main__":
    main()
