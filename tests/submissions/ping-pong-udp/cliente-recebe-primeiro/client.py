import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 0))
print('conectando-se ao servidor')
data, addr = s.recvfrom(1024)
print('Conectado:', data.decode())
msg = ''
while msg != 'SAIR':
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), ('localhost', 12345))
    if msg != 'SAIR':
        print('Mensagem enviada')
        print('Esperando resposta')
        data, addr = s.recvfrom(1024)
        print('Resposta recebida:', data.decode())
print('Desconectando.')
