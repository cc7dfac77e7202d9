import multiprocessing
import socket


def agradece(conexao):
    try:
        conexao.sendall("Thank you for connecting".encode())
    except (ConnectionResetError, BrokenPipeError):
        print("o cliente não esperou")
    finally:
        conexao.close()


if __name__ == "__main__":
    servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    servidor.bind(("", 12345))
    servidor.listen(5)
    while True:
        conexao, endereco = servidor.accept()
        print(f"Got connection from {endereco}")
        processo = multiprocessing.Process(target=agradece, args=(conexao,), daemon=True)
        processo.start()
        conexao.close()
