import socket
import struct

HOST, PORT = "127.0.0.1", 12345
MENSAGENS = (
    "Obrigado por se conectar",
    "Volte sempre, será um prazer",
    "Até logo!",
)


def enviar_mensagem(sock: socket.socket, texto: str) -> None:
    """Envia a mensagem precedida de um cabeçalho de 4 bytes com o tamanho."""
    cabecalho = struct.pack("!I", len(texto))
    sock.sendall(cabecalho + texto.encode("utf-8"))


def main() -> None:
    with socket.socket() as servidor:
        servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        servidor.bind((HOST, PORT))
        servidor.listen(5)
        print(f"Servidor em {HOST}:{PORT}")
        while True:
            cliente, endereco = servidor.accept()
            print("Conexão de", endereco)
            with cliente:
                for mensagem in MENSAGENS:
                    enviar_mensagem(cliente, mensagem)


if __name__ == "__main__":
    main()
