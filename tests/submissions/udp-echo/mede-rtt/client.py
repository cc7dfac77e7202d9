import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print('Cliente de eco. Enter vazio ou SAIR termina.')
while True:
    texto = input('> ')
    if texto in ('', 'SAIR'):
        break
    t0 = time.perf_counter()
    s.sendto(texto.encode(), (socket.gethostname(), 2000))
    eco, _ = s.recvfrom(65507)
    ms = (time.perf_counter() - t0) * 1000
    print(f'"{eco.decode()}" ({ms:.2f} ms)', 'OK' if eco.decode() == texto else 'DIFERENTE!')
print('fim')
