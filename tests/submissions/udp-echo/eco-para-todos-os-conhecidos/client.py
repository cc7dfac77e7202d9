import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 12345)

while True:
    texto = input('Digite mensagem: ')
    if texto == 'SAIR':
        print('Desconectando.')
        break
    s.sendto(texto.encode(), servidor)
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())

s.close()
