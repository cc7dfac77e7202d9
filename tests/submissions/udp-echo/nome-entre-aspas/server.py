import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('localhost', 12345))

while True:
    print('Esperando mensagem')
    data, addr = sock.recvfrom(4096)
    print('Mensagem recebida:', data.decode(), 'de', addr)
    #sent = sock.sendto(data.encode, addr)    erro
    sent = sock.sendto('data'.encode(), addr)
    print('Eco enviado,', sent, 'bytes')
