import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 12345)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), servidor)
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta, _ = s.recvfrom(65535)
    print('Resposta recebida:', resposta.decode())
print('Desconectando.')
s.close()
