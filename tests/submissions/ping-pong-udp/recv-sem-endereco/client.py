import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    s.sendto(msg.encode(), ('localhost', 12345))
    print('Mensagem enviada')
    print('Esperando resposta')
    resp, _ = s.recvfrom(4096)
    print('Resposta recebida:', resp.decode())
print('Desconectando.')
s.close()
