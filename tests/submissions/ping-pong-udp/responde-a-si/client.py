import socket

host = 'localhost'
port = 12345
s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)

while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), (host, port))
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())

s.close()
