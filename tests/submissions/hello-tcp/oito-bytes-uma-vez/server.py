import socket

HOST = "0.0.0.0"
PORT = 5000
SAUDACAO = "Thank you for connecting"


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((HOST, PORT))
        s.listen()
        print("Servidor aguardando na porta", PORT)
        while True:
            conn, addr = s.accept()
            with conn:
                print("Conectado por", addr)
                conn.sendall(SAUDACAO.encode("utf-8"))


if __name__ == "__main__":
    main()
