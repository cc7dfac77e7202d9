import socket

SERVIDOR = ('localhost', 12345)


def conversa(s):
    while True:
        texto = input('Digite mensagem: ')
        s.sendto(texto.encode(), SERVIDOR)
        if texto != 'SAIR':
            print('Mensagem enviada')
            print('Esperando resposta')
            dados, _ = s.recvfrom(65535)
            print('Resposta recebida:', dados.decode())
        if texto == 'SAIR' or 'sair' or 'Sair':
            return


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    conversa(s)
print('Desconectando.')
