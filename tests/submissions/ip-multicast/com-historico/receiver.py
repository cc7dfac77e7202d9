import socket

GRUPO = ('224.1.1.1', 5007)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', GRUPO[1]))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GRUPO[0]) + bytes(4))

# quem chega pede aos outros o que perdeu
historico = []
s.sendto(b'#HISTORICO', GRUPO)
while True:
    dados, origem = s.recvfrom(10240)
    if dados == b'#HISTORICO':
        for antiga in historico:
            s.sendto(antiga, origem)
    else:
        historico.append(dados)
        print(dados.decode())
