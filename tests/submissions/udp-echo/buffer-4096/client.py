import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
addr = (socket.gethostname(), 12345)

mensagem = input('Digite mensagem: ')
while mensagem != 'SAIR':
    sock.sendto(mensagem.encode(), addr)
    data, _ = sock.recvfrom(4096)
    print('Eco:', data)
    mensagem = input('Digite mensagem: ')
