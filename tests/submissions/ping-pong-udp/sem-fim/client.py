import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = (socket.gethostname(), 12345)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), servidor)
    print('Mensagem enviada')
    print('Esperando resposta')
    dados, _ = s.recvfrom(4096)
    print('Resposta recebida:', dados.decode())
