import socket
import struct
import sys


def ler_exato(sock: socket.socket, n: int) -> bytes:
    dados = b''
    while len(dados) < n:
        parte = sock.recv(n - len(dados))
        if not parte:
            raise ConnectionError('servidor desconectou')
        dados += parte
    return dados


def enviar(sock: socket.socket, texto: str) -> None:
    dados = texto.encode()
    sock.sendall(struct.pack('!I', len(dados)) + dados)


def receber(sock: socket.socket) -> str:
    tamanho, = struct.unpack('!I', ler_exato(sock, 4))
    return ler_exato(sock, tamanho).decode()


def main() -> None:
    host = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
    print('conectando-se ao servidor')
    with socket.create_connection((host, 12345)) as sock:
        print('Conectado')
        while (msg := input('Digite mensagem: ')) != 'SAIR':
            enviar(sock, msg)
            print('Mensagem enviada')
            print('Esperando resposta')
            print('Resposta recebida:', receber(sock))
        enviar(sock, msg)
        print('Desconectando.')


if __name__ == '__main__':
    main()
