import socket

HOST = "127.0.0.1"
PORT = 12345
DELIM = "#"

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server_socket.bind((HOST, PORT))
server_socket.listen(5)
print(f"Servidor escutando em {HOST}:{PORT}")

while True:
    client_socket, client_address = server_socket.accept()
    print(f"Conexão estabelecida com {client_address}")

    # Envia as três mensagens, cada uma terminada pelo delimitador
    mensagens = ["Thank you for connecting", "Come back often", "Bye!"]
    client_socket.sendall("".join(m + DELIM for m in mensagens).encode("utf-8"))

    client_socket.close()
    print("Conexão encerrada")
