"""
🚀 Servidor TCP Simples
-----------------------
Este servidor aguarda conexões, envia uma mensagem de boas-vindas
e encerra a conexão de forma segura.
"""
import socket
from concurrent.futures import ThreadPoolExecutor

# 🔧 Configurações
HOST = "127.0.0.1"
PORT = 65432
MAX_WORKERS = 10
WELCOME = "👋 Obrigado por se conectar! Tenha um ótimo dia!"


def handle_client(conn: socket.socket, addr: tuple) -> None:
    """Atende um único cliente."""
    try:
        with conn:
            print(f"✅ Conexão estabelecida com {addr[0]}:{addr[1]}")
            conn.sendall(WELCOME.encode("utf-8"))
    except (ConnectionResetError, BrokenPipeError) as exc:
        print(f"⚠️  Cliente {addr} saiu antes da hora: {exc}")
    finally:
        print(f"🔒 Conexão com {addr[0]}:{addr[1]} encerrada")


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((HOST, PORT))
        server.listen()
        print(f"🟢 Servidor ouvindo em {HOST}:{PORT}")
        with ThreadPoolExecutor(max_workers=MAX_WORKERS) as pool:
            while True:
                conn, addr = server.accept()
                pool.submit(handle_client, conn, addr)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\n🛑 Servidor finalizado pelo usuário")
