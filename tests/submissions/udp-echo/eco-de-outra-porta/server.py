import socket

porta = 12345

entrada = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
entrada.bind(('', porta))
print('Servidor de eco esperando na porta', porta)

while True:
    data, addr = entrada.recvfrom(4096)
    print('Mensagem recebida:', data.decode(), 'de', addr)
    # socket para mandar o eco
    saida = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    saida.sendto(data, addr)
    saida.close()
    print('Eco enviado.')
