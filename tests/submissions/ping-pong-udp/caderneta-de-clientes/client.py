import socket
import sys

destino = (sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

try:
    while True:
        msg = input('Digite mensagem: ')
        s.sendto(msg.encode('utf-8'), destino)
        if msg.strip() == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta, _ = s.recvfrom(65535)
        print('\033[33mResposta recebida:', resposta.decode('utf-8', 'replace') + '\033[0m')
except (KeyboardInterrupt, EOFError):
    s.sendto(b'SAIR', destino)
print('Desconectando.')
s.close()
