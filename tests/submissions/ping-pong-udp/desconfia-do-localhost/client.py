import socket

serverAddressPort = ('localhost', 20001)
bufferSize = 1024

UDPClientSocket = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)


def esperaResposta():
    """ no UDP qualquer um pode mandar pacote pra gente, entao so aceito do servidor """
    while True:
        dados, origem = UDPClientSocket.recvfrom(bufferSize)
        if origem != serverAddressPort:
            print('[seguranca] pacote de origem desconhecida descartado')
            continue
        return dados.decode()


while True:
    msg = input('Digite mensagem: ')
    UDPClientSocket.sendto(str.encode(msg), serverAddressPort)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida: {}'.format(esperaResposta()))
