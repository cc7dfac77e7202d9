import socket
import struct


class DataInputStream:
    def __init__(self, soquete):
        self.__soquete = soquete

    def readFully(self, quantos):
        buffer = bytearray()
        while len(buffer) < quantos:
            pedaco = self.__soquete.recv(quantos - len(buffer))
            if len(pedaco) == 0:
                raise EOFError("conexao fechada antes da hora")
            buffer.extend(pedaco)
        return bytes(buffer)

    def readUTF(self):
        (tamanho,) = struct.unpack(">H", self.readFully(2))
        return self.readFully(tamanho).decode("utf-8")


class Cliente:
    def __init__(self, host, porta):
        self.host = host
        self.porta = porta

    def executar(self):
        soquete = socket.create_connection((self.host, self.porta))
        entrada = DataInputStream(soquete)
        print(entrada.readUTF())
        soquete.close()


if __name__ == "__main__":
    Cliente("localhost", 12345).executar()
