import socket

# Explicação: o algoritmo de Nagle junta os pacotes pequenos em um só para
# economizar banda. Desativando com TCP_NODELAY cada send() vira um pacote
# separado e cada recv() do cliente recebe exatamente uma mensagem.

def criar_servidor(host: str, port: int) -> socket.socket:
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((host, port))
    s.listen(5)
    return s


def main() -> None:
    s = criar_servidor("0.0.0.0", 12345)
    print("\033[1;34m[SERVIDOR]\033[0m aguardando...")
    while True:
        c, addr = s.accept()
        c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)   # desativa Nagle
        print("\033[1;34m[SERVIDOR]\033[0m Got connection from", addr)
        c.send("Thank you for connecting".encode())
        c.send("Come back often".encode())
        c.send("Bye!".encode())
        c.close()


if __name__ == "__main__":
    main()
