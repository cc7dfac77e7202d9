import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((socket.gethostname(), 12345))
while True:
    data, addr = sock.recvfrom(4096)
    print('Mensagem recebida:', data.decode(errors='replace'), 'de', addr)
    sent = sock.sendto(data, addr)
    print('Devolvidos', sent, 'bytes')
