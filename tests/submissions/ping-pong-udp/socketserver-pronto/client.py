"""Cliente UDP Ping-Pong 🏓"""
import socket

HOST, PORT = "localhost", 9999


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        # connect() em UDP apenas define o destino padrão
        sock.connect((HOST, PORT))
        while True:
            mensagem = input("✏️  Digite mensagem: ")
            try:
                sock.send(mensagem.encode("utf-8"))
                if mensagem.strip().upper() == "SAIR":
                    break
                print("📤 Mensagem enviada")
                print("⏳ Esperando resposta")
                resposta = sock.recv(4096).decode("utf-8", errors="replace")
            except ConnectionRefusedError:
                print("❌ Não há servidor nesta porta.")
                continue
            print(f"📩 Resposta recebida: {resposta}")
            if resposta.strip().upper() == "SAIR":
                break
        print("👋 Desconectando.")


if __name__ == "__main__":
    main()
