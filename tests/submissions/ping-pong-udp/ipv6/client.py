import socket
import sys

host = sys.argv[1] if len(sys.argv) > 1 else '::1'
familia, tipo, proto, _, destino = socket.getaddrinfo(host, 12345, type=socket.SOCK_DGRAM)[0]
s = socket.socket(familia, tipo, proto)
while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), destino)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())
