import socket

PORTA_SERVIDOR = 12345
PORTA_CLIENTE = 12346

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

msg = input('Digite mensagem: ')
while msg != 'SAIR':
    s.sendto(msg.encode(), ('localhost', PORTA_SERVIDOR))
    print('Mensagem enviada, esperando eco')
    data, addr = s.recvfrom(4096)
    print('Eco:', data.decode())
    msg = input('Digite mensagem: ')
s.close()
# obs: professor, o cliente trava esperando o eco e não consegui descobrir o motivo
