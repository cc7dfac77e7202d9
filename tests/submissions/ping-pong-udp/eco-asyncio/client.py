import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(3)
while (mensagem := input('Digite mensagem: ')) != 'SAIR':
    cliente.sendto(mensagem.encode(), ('127.0.0.1', 12345))
    print('Mensagem enviada\nEsperando resposta')
    try:
        eco, _ = cliente.recvfrom(65535)
        print('Resposta recebida:', eco.decode())
    except TimeoutError:
        print('Sem resposta')
print('Desconectando.')
