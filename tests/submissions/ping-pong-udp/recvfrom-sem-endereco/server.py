import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    print('Esperando mensagem')
    dados = s.recvfrom(4096)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        continue
    print('Mensagem recebida:', mensagem)
    s.send(input('Digite resposta: ').encode())
    print('Resposta enviada.')
