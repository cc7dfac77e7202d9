import socket
import struct


class DataOutputStream:
    def __init__(self, sock):
        self.sock = sock

    def writeShort(self, v):
        self.sock.sendall(struct.pack(">H", v))

    def writeUTF(self, s):
        # mesmo formato do Java: 2 bytes de tamanho (big endian) + UTF-8
        self.writeShort(len(s))
        self.sock.sendall(s.encode("utf-8"))


class Servidor:
    MENSAGENS = ["Obrigado por conectar", "Volte sempre que puder", "Até logo!"]

    def __init__(self, porta):
        self.ss = socket.socket()
        self.ss.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.ss.bind(("localhost", porta))
        self.ss.listen(5)

    def executar(self):
        while True:
            conexao, endereco = self.ss.accept()
            print("Conexão de", endereco)
            try:
                out = DataOutputStream(conexao)
                for m in self.MENSAGENS:
                    out.writeUTF(m)
            finally:
                conexao.close()


if __name__ == "__main__":
    Servidor(12345).executar()
