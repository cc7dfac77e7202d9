import socket

SERVIDOR = ('localhost', 12345)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        while (mensagem := input('Digite mensagem: ')) != 'SAIR':
            sock.sendto(mensagem.encode('utf-8'), SERVIDOR)
            print('Mensagem enviada')
            resposta, _ = sock.recvfrom(4096)
            print('Resposta recebida:', resposta.decode('utf-8'))
    except KeyboardInterrupt:
        print()
    finally:
        print('Desconectando.')
        sock.close()


if __name__ == '__main__':
    main()
