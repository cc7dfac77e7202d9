import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('127.0.0.1', 8888)
while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada\nEsperando resposta')
    resp, _ = sock.recvfrom(4096)
    print('Resposta recebida:', resp.decode())
sock.close()
