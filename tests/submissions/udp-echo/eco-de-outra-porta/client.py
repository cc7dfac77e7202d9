import socket

host = 'localhost'
porta = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

msg = input('Digite mensagem: ')
while msg != 'SAIR':
    s.sendto(msg.encode(), (host, porta))
    print('Mensagem enviada')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())
    msg = input('Digite mensagem: ')

print('Desconectando.')
s.close()
