import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(4096)
    mensagem = dados.decode()
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
