import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(300)
try:
    while True:
        msg = input('Digite mensagem: ')
        s.sendto(msg.encode(), ('localhost', 12345))
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        data, addr = s.recvfrom(1024)
        print('Resposta recebida:', data.decode())
except socket.timeout:
    print('O servidor não respondeu em 5 minutos')
print('Desconectando.')
