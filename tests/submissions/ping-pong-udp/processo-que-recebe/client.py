import multiprocessing
import socket
import time


def receptor(sock, fila):
    while True:
        dados, _ = sock.recvfrom(4096)
        fila.put(dados.decode())


def principal():
    destino = (socket.gethostname(), 12345)
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('', 0))
    fila = multiprocessing.Queue()
    print('Digite SAIR para terminar')
    # um processo só para receber, para não travar o teclado
    leitor = multiprocessing.Process(target=receptor, args=(s, fila))
    leitor.start()
    while True:
        texto = input('Digite mensagem: ')
        s.sendto(texto.encode(), destino)
        if texto == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = fila.get()
        print('Resposta recebida:', resposta)
        if resposta == 'SAIR':
            break
    s.close()
    print('Desconectando.')


if __name__ == '__main__':
    principal()
