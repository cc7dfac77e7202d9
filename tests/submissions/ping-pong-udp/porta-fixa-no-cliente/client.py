import socket

ip = '127.0.0.1'
porta_minha = 5407
porta_servidor = 5406

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
# o cliente tambem precisa de uma porta para receber a resposta
sock.bind((ip, porta_minha))

while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), (ip, porta_servidor))
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = sock.recvfrom(4096)
    print('Resposta recebida:', data.decode())

print('Desconectando.')
sock.close()
