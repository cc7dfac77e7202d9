import socket

BUF = 16
servidor = ('localhost', 12345)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    m = input('Digite mensagem: ')
    s.sendto(m.encode(), servidor)
    if m == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(BUF)
    r = data.decode(errors='replace')
    print('Resposta recebida:', r)
    if r == 'SAIR':
        break

s.close()
