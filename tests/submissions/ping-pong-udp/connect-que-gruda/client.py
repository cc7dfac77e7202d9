import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('127.0.0.1', 12345)

msg = ''
while msg != 'SAIR':
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), servidor)
    if msg != 'SAIR':
        print('Mensagem enviada')
        print('Esperando resposta')
        dados, addr = s.recvfrom(4096)
        print('Resposta recebida:', dados.decode())
print('Desconectando.')
s.close()
