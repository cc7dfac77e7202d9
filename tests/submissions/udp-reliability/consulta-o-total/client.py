import socket
import sys

N = 10000
servidor = (sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for i in range(N):
    s.sendto(f'mensagem {i}'.encode(), servidor)
print(N, 'mensagens enviadas')

# A pergunta e a resposta tambem vao por UDP, entao podem se perder:
# tenta ate 10 vezes.
s.settimeout(1)
for tentativa in range(10):
    try:
        s.sendto(b'TOTAL?', servidor)
        recebidas = int(s.recv(64))
        break
    except (socket.timeout, ConnectionRefusedError):
        print('perguntando de novo...')
else:
    sys.exit('o servidor nao respondeu')

print('o servidor recebeu', recebidas)
print(f'perdidas: {N - recebidas} ({100 * (N - recebidas) / N:.2f} %)')
