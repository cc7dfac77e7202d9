import socket

SERVIDOR = ('127.0.0.1', 5000)

envia = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
recebe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
recebe.bind(('', 5001))

while True:
    texto = input('Mensagem: ')
    if texto == 'SAIR':
        break
    envia.sendto(texto.encode(), SERVIDOR)
    eco, _ = recebe.recvfrom(2048)
    print('Eco:', eco.decode())

envia.close()
recebe.close()
