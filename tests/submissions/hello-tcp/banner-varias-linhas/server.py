import socket
import time

inicio = time.strftime('%d/%m/%Y %H:%M')

def monta_banner(ip, porta):
    linhas = [
        '=' * 40,
        '  BEM-VINDO AO SERVIDOR DO GRUPO 7',
        f'  no ar desde {inicio}',
        f'  você veio de {ip}:{porta}',
        '=' * 40,
    ]
    return '\n'.join(linhas) + '\n'

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
print('aguardando visitas...')

while True:
    c, (ip, porta) = s.accept()
    print('visita de', ip, porta)
    try:
        c.sendall(monta_banner(ip, porta).encode('utf-8'))
    except OSError:
        print('visita foi embora antes da hora')
    finally:
        c.close()
