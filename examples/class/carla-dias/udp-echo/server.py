from socket import socket, AF_INET, SOCK_DGRAM

servidor = socket(AF_INET, SOCK_DGRAM)
servidor.bind(('', 12345))
while True:
    mensagem, remetente = servidor.recvfrom(1024)
    texto = mensagem.decode()
    print('Eco para', remetente, texto)
    servidor.sendto(texto.encode(), remetente)
