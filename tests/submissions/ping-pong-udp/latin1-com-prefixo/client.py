import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)

while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(b'PP1 ' + mensagem.encode('latin-1', 'replace'), destino)
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    while True:
        dados, servidor = s.recvfrom(65535)
        if dados.startswith(b'PP1 '):
            break
    print('Resposta recebida:', dados[4:].decode('latin-1'))

print('Desconectando.')
s.close()
