import socket

SERVIDOR = ('localhost', 5005)

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

mensagem = input('Digite mensagem: ')
while mensagem.upper() != 'SAIR':
    udp.sendto(mensagem.encode('utf-8'), SERVIDOR)
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, addr = udp.recvfrom(4096)
    print('Resposta recebida:', dados.decode('utf-8'))
    mensagem = input('Digite mensagem: ')

udp.sendto(mensagem.encode('utf-8'), SERVIDOR)
print('Desconectando.')
udp.close()
