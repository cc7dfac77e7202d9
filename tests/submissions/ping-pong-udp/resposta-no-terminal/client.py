import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
SERVIDOR = ('127.0.0.1', 12345)


def enviar(texto):
    sock.sendto(texto.encode(), SERVIDOR)
    print('Mensagem enviada')


while True:
    mensagem = input('Digite mensagem: ')
    enviar(mensagem)
    if mensagem == 'SAIR':
        break
    print('Esperando resposta')
    data, addr = sock.recvfrom(4096)
    print('Resposta recebida:', data.decode())

print('Desconectando.')
sock.close()
