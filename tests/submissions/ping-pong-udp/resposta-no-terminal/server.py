import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))


def responder(texto, addr):
    print('Resposta enviada para %s:%d: %s' % (addr[0], addr[1], texto))


while True:
    print('Esperando mensagem')
    data, addr = sock.recvfrom(4096)
    mensagem = data.decode()
    if mensagem == 'SAIR':
        print('Conversa encerrada com', addr)
        continue
    print('Mensagem recebida:', mensagem)
    resposta = input('Digite resposta: ')
    responder(resposta, addr)
