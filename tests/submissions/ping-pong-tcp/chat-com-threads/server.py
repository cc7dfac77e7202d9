import socket
import threading

# ==============================
# 💬 Servidor de Ping-Pong (TCP)
# ==============================

HOST = '0.0.0.0'
PORT = 5555


def enviar_mensagens(conn):
    """Thread responsável por ler do teclado e enviar ao cliente."""
    while True:
        try:
            texto = input("Digite resposta: ")
            conn.sendall((texto + "\n").encode('utf-8'))
            print("Resposta enviada.")
            if texto == "SAIR":
                conn.shutdown(socket.SHUT_RDWR)
                break
        except OSError:
            print("[ERRO] Não foi possível enviar.")
            break


def receber_mensagens(conn):
    """Recebe mensagens até o cliente sair."""
    with conn.makefile('r', encoding='utf-8') as leitor:
        for linha in leitor:
            linha = linha.rstrip("\n")
            if linha == "SAIR":
                break
            print(f"\nMensagem recebida: {linha}")


def main():
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((HOST, PORT))
    server.listen()

    while True:
        print("Esperando conexão.")
        conn, addr = server.accept()
        print(f"Conectado: {addr}")
        t = threading.Thread(target=enviar_mensagens, args=(conn,), daemon=True)
        t.start()
        try:
            receber_mensagens(conn)
        except OSError:
            pass
        conn.close()
        print("\nConexão encerrada.")


if __name__ == '__main__':
    main()
