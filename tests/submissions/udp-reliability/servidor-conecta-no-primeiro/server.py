import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Esperando o primeiro cliente')
_, addr = s.recvfrom(1024)
s.connect(addr)
total = 1
print('recebidas:', total)
while True:
    s.recv(1024)
    total += 1
    print('recebidas:', total)
