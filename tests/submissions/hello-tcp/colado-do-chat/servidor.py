"""
Servidor TCP simples
--------------------
Este servidor aguarda conexões na porta 5000 e envia uma mensagem de
boas-vindas para cada cliente que se conecta.
"""
import socket
import logging

logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(levelname)s] %(message)s")

HOST = "127.0.0.1"  # Endereço de loopback
PORT = 5000         # Porta (acima de 1023 não requer privilégios)


def start_server(host: str = HOST, port: int = PORT) -> None:
    """Inicia o servidor e atende os clientes um por vez."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server_socket:
        server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server_socket.bind((host, port))
        server_socket.listen()
        logging.info("🚀 Servidor ouvindo em %s:%d", host, port)

        while True:
            client_socket, address = server_socket.accept()
            with client_socket:
                logging.info("✅ Conexão estabelecida com %s", address)
                try:
                    client_socket.sendall("Obrigado por conectar! 👋".encode("utf-8"))
                except ConnectionError as exc:
                    logging.warning("⚠️ Falha ao enviar: %s", exc)


if __name__ == "__main__":
    try:
        start_server()
    except KeyboardInterrupt:
        logging.info("Servidor encerrado pelo usuário.")
