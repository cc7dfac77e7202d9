import socket


def conectar():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect(('localhost', 12345))
    print('Conectado')
    return s


def main():
    try:
        s = conectar()
        while True:
            msg = input('Digite mensagem: ')
            s.send(msg)
            if msg == 'SAIR':
                break
            print('Mensagem enviada')
            print('Esperando resposta')
            print('Resposta recebida:', s.recv(1024).decode())
        print('Desconectando.')
    except Exception:
        print('Erro na comunicação com o servidor!')


main()
