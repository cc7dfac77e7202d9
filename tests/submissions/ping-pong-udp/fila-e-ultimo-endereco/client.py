import socket

HOST = 'localhost'
PORT = 5000
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dest = (HOST, PORT)
print('Para encerrar digite SAIR')
msg = input('Digite mensagem: ')
udp.sendto(msg.encode('utf-8'), dest)
while msg.upper() != 'SAIR':
    print('Mensagem enviada, esperando resposta')
    (resp, servidor) = udp.recvfrom(1024)
    print('Resposta recebida:', resp.decode('utf-8'))
    msg = input('Digite mensagem: ')
    udp.sendto(msg.encode('utf-8'), dest)
print('Desconectando.')
udp.close()
