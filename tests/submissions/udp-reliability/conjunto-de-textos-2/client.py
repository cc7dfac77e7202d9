import socket

SERVER_IP = "127.0.0.1"
SERVER_PORT = 9999
TOTAL_MENSAGENS = 10000


def main():
    client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(TOTAL_MENSAGENS):
        mensagem = f"Mensagem {i + 1}"
        client.sendto(mensagem.encode(), (SERVER_IP, SERVER_PORT))
    print(f"✅ {TOTAL_MENSAGENS} mensagens enviadas!")
    client.close()


if __name__ == "__main__":
    main()
