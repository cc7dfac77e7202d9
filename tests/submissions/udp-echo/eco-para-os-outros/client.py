import socket
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 0))


def escuta():
    while True:
        dados, _ = s.recvfrom(4096)
        print('\n📨 eco:', dados.decode())


threading.Thread(target=escuta, daemon=True).start()

while True:
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), ('127.0.0.1', 12345))
    if msg == 'SAIR':
        break
print('Desconectando.')
