import socket
import struct

multicast_group = ('224.3.29.71', 10000)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
# timeout para nao ficar esperando as respostas para sempre
sock.settimeout(0.5)
ttl = struct.pack('b', 1)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)

try:
    message = input('Mensagem para o grupo: ')
    print('enviando', message)
    sock.sendto(message.encode(), multicast_group)

    respostas = 0
    while True:
        try:
            data, server = sock.recvfrom(16)
        except socket.timeout:
            print('acabou o tempo,', respostas, 'receptores responderam')
            break
        respostas += 1
        print('recebido', data, 'de', server)
finally:
    print('fechando o socket')
    sock.close()
