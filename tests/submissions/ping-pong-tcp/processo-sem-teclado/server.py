import socket
from multiprocessing import Process


def atender(c):
    print("Conectado")
    while True:
        print("Esperando mensagem")
        recebida = c.recv(4096).decode()
        if recebida in ("", "SAIR"):
            break
        print("Mensagem recebida:", recebida)
        c.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")
    c.close()
    print("Conexão encerrada.")


if __name__ == "__main__":
    s = socket.create_server(("", 12345))
    while True:
        print("Esperando conexão.")
        c, endereco = s.accept()
        Process(target=atender, args=(c,), daemon=True).start()
        c.close()
