import socket

def main():
    cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    destino = ('127.0.0.1', 6000)

    mensagem = input('Digite mensagem: ')
    cliente.sendto(mensagem.encode(), destino)
    if mensagem == 'SAIR':
        print('Desconectando.')
    else:
        print('Mensagem enviada')
        print('Esperando resposta')
        dados, origem = cliente.recvfrom(2048)
        print('Resposta recebida:', dados.decode())
    cliente.close()

if __name__ == '__main__':
    main()
