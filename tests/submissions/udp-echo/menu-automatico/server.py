import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12345))
print('Servidor de eco UDP na porta 12345')
try:
    while True:
        dados, origem = s.recvfrom(65507)
        s.sendto(dados, origem)
        print(origem, dados.decode('utf-8', 'backslashreplace'))
except KeyboardInterrupt:
    print('\nencerrado')
finally:
    s.close()
