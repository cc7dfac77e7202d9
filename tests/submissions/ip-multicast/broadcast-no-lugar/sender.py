import socket

# Para mandar para todos os receptores uso o endereco de broadcast,
# assim todo mundo que estiver na porta 5007 recebe.
DESTINO = '255.255.255.255'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
msg = input('Mensagem: ')
sock.sendto(msg.encode(), (DESTINO, MCAST_PORT))
print('Mensagem enviada para todos')
sock.close()
