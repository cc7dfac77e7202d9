import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
s.bind((host, port))

print('Esperando mensagens...')
ultimo = None
contador = 0
while True:
    data, addr = s.recvfrom(4096)
    if addr != ultimo:
        # cliente novo, comeca a contar de novo
        print('Cliente novo:', addr)
        contador = 0
        ultimo = addr
    contador = contador + 1
    print('Mensagens recebidas:', contador, 'de 10000')
