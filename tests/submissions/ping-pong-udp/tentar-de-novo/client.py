import socket

DEST = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(60)
while True:
    texto = input('Digite mensagem: ')
    s.sendto(texto.encode(), DEST)
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    while True:
        print('Esperando resposta')
        try:
            print('Resposta recebida:', s.recv(2048).decode())
            break
        except socket.timeout:
            if input('Ninguém respondeu. Tentar de novo? (s/n): ') != 's':
                break
            s.sendto(texto.encode(), DEST)
print('Desconectando.')
s.close()
