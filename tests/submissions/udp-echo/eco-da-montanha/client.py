import socket

HOST = '127.0.0.1'
PORT = 7007
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dest = (HOST, PORT)
print('Para sair use CTRL+X ou digite sair\n')
msg = input('Grite: ')
while msg != 'sair' and msg != '\x18':
    udp.sendto(msg.encode(), dest)
    resposta, servidor = udp.recvfrom(1024)
    print('A montanha respondeu:', resposta.decode())
    msg = input('Grite: ')
udp.close()
