import socket
from config import carregar

cp = carregar()
destino = (cp['rede']['host'], cp['rede'].getint('porta'))
palavra = cp['cliente']['sair']

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(3)
    print(f'Digite as mensagens ("{palavra}" para terminar)')
    while (texto := input('você: ')) != palavra:
        s.sendto(texto.encode('utf-8'), destino)
        try:
            volta, _ = s.recvfrom(cp['rede'].getint('tamanho'))
        except socket.timeout:
            print('(nada voltou em 3 s)')
        else:
            print(f'eco : {volta.decode("utf-8")}')
print('até logo')
