import socket
from dataclasses import dataclass


@dataclass
class Config:
    host: str = "0.0.0.0"
    porta: int = 12345
    fim: str = "SAIR"


def dialogo(conn: socket.socket, cfg: Config) -> None:
    while True:
        print("⏳ Esperando mensagem")
        msg = conn.recv(2048).decode()
        if msg in ("", cfg.fim):
            break
        print("📩 Mensagem recebida: {msg}")
        resposta = input("Digite resposta: ")
        conn.sendall(resposta.encode())
        print("✅ Resposta enviada.")


def main() -> None:
    cfg = Config()
    with socket.create_server((cfg.host, cfg.porta)) as srv:
        while True:
            print("🔌 Esperando conexão.")
            conn, addr = srv.accept()
            print(f"🤝 Conectado {addr[0]}")
            with conn:
                dialogo(conn, cfg)
            print("👋 Conexão encerrada.")


if __name__ == "__main__":
    main()
