import socket

host = socket.gethostname()
porta = 12345
addr = (host, porta)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(addr)
while True:
    print('Esperando mensagem')
    dados, cliente = s.recvfrom(4096)
    mensagem = dados.decode()
    if mensagem == 'SAIR':
        print('Conexão encerrada.')
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
