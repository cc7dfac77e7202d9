import socket

entrada = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
entrada.bind(('', 12345))
saida = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

print('um socket para receber, outro para enviar')
while True:
    dados, addr = entrada.recvfrom(65535)
    print('de', addr, len(dados), 'bytes')
    saida.sendto(dados, addr)
