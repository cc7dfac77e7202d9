import socket

# FALTA server.py (grupo ficou de mandar)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('127.0.0.1', 12345)

while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    s.sendto(msg.encode(), servidor)
    print('Mensagem enviada')
    s.recvfrom(1024)
    #print('Eco recebido:', s)
    print('Eco recebido:', msg)

print('Desconectando.')
s.close()
