import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(4096)
    s.connect(cliente)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('Um cliente saiu')
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    s.send(resposta.encode())
    print('Resposta enviada.')
