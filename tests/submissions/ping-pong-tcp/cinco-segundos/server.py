import socket


def conversar(con):
    while True:
        print("Esperando mensagem")
        recebido = con.recv(2048)
        if len(recebido) == 0:
            return
        texto = recebido.decode("utf-8")
        if texto == "SAIR":
            return
        print(f"Mensagem recebida: {texto}")
        resp = input("Digite resposta: ")
        con.sendall(resp.encode("utf-8"))
        print("Resposta enviada.")
        if resp == "SAIR":
            return


def main():
    srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(("0.0.0.0", 12345))
    srv.listen()
    while True:
        print("Esperando conexão.")
        con, quem = srv.accept()
        print("Conectado")
        try:
            conversar(con)
        except (ConnectionResetError, BrokenPipeError):
            print("O cliente caiu.")
        con.close()
        print("Conexão encerrada.")


main()
