import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((socket.gethostname(), 12345))

while True:
    data, addr = sock.recvfrom(4096)
    sent = sock.sendto(data, addr)
    print('Eco de', sent, 'bytes para', addr)
