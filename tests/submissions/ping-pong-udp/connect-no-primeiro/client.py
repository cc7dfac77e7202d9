import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 10000)

while True:
    mensagem = input('Digite mensagem: ')
    sock.sendto(mensagem.encode(), servidor)
    if mensagem == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, addr = sock.recvfrom(4096)
    print('Resposta recebida:', data.decode())
sock.close()
