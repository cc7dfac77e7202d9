import socket

PORT = 12345


def enviar(con, texto):
    con.sendall(texto.encode())
    print("enviado:", texto)


def main():
    servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    servidor.bind(("0.0.0.0", PORT))
    servidor.listen(5)
    while True:
        con, addr = servidor.accept()
        print("Got connection from", addr)
        try:
            enviar(con, "Thank you for connecting")
            enviar(con, "Come back often")
            enviar(con, "Bye!")
        except OSError:
            pass
        con.close()


if __name__ == "__main__":
    main()
