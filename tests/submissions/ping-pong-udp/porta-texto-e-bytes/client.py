import socket

host = input('IP do servidor: ')
porta = input('Porta do servidor: ')

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    msg = input('Digite mensagem: ')
    s.sendto(bytes(msg, 'utf-8'), (host, porta))
    if msg == 'SAIR':
        break
    print('Esperando resposta')
    resposta, quem = s.recvfrom(1024)
    print('Resposta recebida:', resposta.decode('utf-8'))

print('Desconectando.')
s.close()
