from socket import AF_INET, SOCK_DGRAM, socket

with socket(AF_INET, SOCK_DGRAM) as s:
    s.bind(('', 12345))
    while True:
        print('Esperando mensagem')
        texto, quem = s.recvfrom(65535)
        print('Mensagem recebida:', texto.decode())
        s.sendto(b'Eco: ' + texto, quem)
        print('Resposta enviada.')
