import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
total = 0

while True:
    data, addr = s.recvfrom(65535)
    quantidade = data.count(b'\n')
    total += quantidade
    print('Recebi', quantidade, 'mensagens de', addr, '- total:', total)
    if quantidade == 10000:
        print('Nenhuma mensagem perdida!')
    else:
        print('Perdidas:', 10000 - quantidade)
