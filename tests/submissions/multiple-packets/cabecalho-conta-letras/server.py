import socket

HOST, PORT = "", 12345
mensagens = ("Obrigado pela conexão", "Volte sempre que der, você é de casa", "Até amanhã!")


def enviar(conn, texto):
    """Cabecalho de 4 digitos com o tamanho e depois o texto"""
    cabecalho = str(len(texto)).zfill(4)
    conn.sendall((cabecalho + texto).encode("utf-8"))


with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, PORT))
    s.listen()
    print("Servidor aguardando...")
    while True:
        conn, addr = s.accept()
        with conn:
            print("Conectado por", addr)
            for m in mensagens:
                enviar(conn, m)
            print("3 mensagens enviadas")
