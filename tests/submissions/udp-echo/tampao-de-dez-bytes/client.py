import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
msg = input('Digite mensagem: ')
while msg != 'SAIR':
    s.sendto(msg.encode(), ('localhost', 12345))
    data, addr = s.recvfrom(1024)
    print('Resposta recebida:', data.decode())
    msg = input('Digite mensagem: ')
print('Desconectando.')
s.close()
