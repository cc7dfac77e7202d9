import socket

HEADER = 64
PORT = 5050
SERVER = "127.0.0.1"
ADDR = (SERVER, PORT)
FORMAT = 'utf-8'

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(ADDR)


def send(conn, msg):
    msg_length = len(msg)
    header = str(msg_length).encode(FORMAT)
    header += b' ' * (HEADER - len(header))
    conn.send(header)
    conn.send(msg.encode(FORMAT))


def start():
    server.listen()
    print(f"[LISTENING] Server is listening on {SERVER}")
    while True:
        conn, addr = server.accept()
        print(f"[NEW CONNECTION] {addr} connected.")
        send(conn, "Obrigado pela conexão")
        send(conn, "Volte sempre")
        send(conn, "Até já!")
        conn.close()


print("[STARTING] server is starting...")
start()
