import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('localhost', 10000))

# no udp nao tem accept, entao a gente recebe a primeira mensagem pra saber
# quem é o cliente e conecta nele
print('Esperando cliente...')
data, addr = sock.recvfrom(4096)
sock.connect(addr)
print('Cliente:', addr)

while True:
    mensagem = data.decode()
    if mensagem == 'SAIR':
        print('Conexao encerrada.')
    else:
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        sock.send(resposta.encode())
        print('Resposta enviada.')
    print('Esperando mensagem')
    data = sock.recv(4096)
