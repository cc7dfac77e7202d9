from comum import abre_receptor

sock = abre_receptor()
print('Ouvindo o grupo...', flush=True)
while True:
    print(sock.recv(10240).decode(), flush=True)
