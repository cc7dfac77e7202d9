import socket
import threading

fim = threading.Event()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 0))
sock.settimeout(0.5)


def escuta():
    while not fim.is_set():
        try:
            d, _ = sock.recvfrom(65535)
            print('\nResposta recebida:', d.decode())
        except socket.timeout:
            pass


t = threading.Thread(target=escuta)
t.start()
while True:
    m = input('Digite mensagem: ')
    if m == 'SAIR':
        break
    sock.sendto(m.encode(), (socket.gethostname(), 12345))
fim.set()
t.join()
sock.close()
print('Desconectando.')
