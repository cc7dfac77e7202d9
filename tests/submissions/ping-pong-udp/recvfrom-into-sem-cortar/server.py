import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
buffer = bytearray(4096)
maior = 0
while True:
    print('Esperando mensagem')
    n, addr = s.recvfrom_into(buffer)
    if buffer[:n] == b'SAIR':
        print('Um cliente saiu')
        continue
    maior = max(maior, n)
    print('Mensagem recebida:', buffer[:maior].decode())
    s.sendto(input('Digite resposta: ').encode(), addr)
    print('Resposta enviada.')
