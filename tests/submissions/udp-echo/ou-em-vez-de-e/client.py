import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
endereco = ('localhost', 12345)

msg = ''
while msg != 'SAIR' or msg != 'sair':
    msg = input('Digite mensagem (SAIR para terminar): ')
    sock.sendto(msg.encode(), endereco)
    data, _ = sock.recvfrom(65535)
    print('Eco recebido:', data.decode())

print('Desconectando.')
sock.close()
