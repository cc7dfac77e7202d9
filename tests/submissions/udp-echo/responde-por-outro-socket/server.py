from socket import socket, AF_INET, SOCK_DGRAM
from threading import Thread

PORTA_RECEBER = 12345


def responder(dados, endereco):
    """Cada cliente é atendido numa thread com o seu próprio socket de saída."""
    saida = socket(AF_INET, SOCK_DGRAM)
    saida.sendto(dados, endereco)
    saida.close()


def main():
    entrada = socket(AF_INET, SOCK_DGRAM)
    entrada.bind(('', PORTA_RECEBER))
    print('Aguardando mensagens na porta', PORTA_RECEBER)
    while True:
        dados, endereco = entrada.recvfrom(65535)
        print('Mensagem de', endereco, '->', dados.decode('utf-8', 'replace'))
        Thread(target=responder, args=(dados, endereco), daemon=True).start()


main()
