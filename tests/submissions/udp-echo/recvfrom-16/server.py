import socket

TAM = 16   # 1024 e muito pra mensagem curta

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
print('ECO UDP na porta 12345')
while 1:
    data, addr = s.recvfrom(TAM)
    print(addr[0], addr[1], 'mandou', len(data), 'bytes:', data)
    s.sendto(data, addr)
