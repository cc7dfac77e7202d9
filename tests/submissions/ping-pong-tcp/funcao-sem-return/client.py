import socket


def ler_mensagem():
    texto = input('Digite mensagem: ')
    texto.strip()


def main():
    with socket.create_connection(('localhost', 12345)) as s:
        print('Conectado')
        while True:
            msg = ler_mensagem()
            if msg == 'SAIR':
                s.sendall(b'SAIR')
                break
            s.sendall(msg.encode())
            print('Mensagem enviada')
            print('Esperando resposta')
            print('Resposta recebida:', s.recv(4096).decode())
    print('Desconectando.')


if __name__ == '__main__':
    main()
