import socket
import sys

servidor = (sys.argv[1] if len(sys.argv) > 1 else 'localhost', 12345)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    texto = input('Digite mensagem: ')
    sock.sendto(texto.encode(), servidor)
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta, _ = sock.recvfrom(4096)
    print('Resposta recebida:', resposta.decode())

print('Desconectando.')
sock.close()
