import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(65535)
    if not dados.startswith(b'PP1 '):
        continue
    mensagem = dados[4:].decode('latin-1')
    if mensagem == 'SAIR':
        print('Um cliente saiu')
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    s.sendto(b'PP1 ' + resposta.encode('latin-1', 'replace'), cliente)
    print('Resposta enviada.')
