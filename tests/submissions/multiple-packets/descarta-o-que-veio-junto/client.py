import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
guardado = b''
contador = 0
while contador < 3:
    while b'\n' not in guardado:
        pedaco = s.recv(1024)
        if not pedaco:
            raise SystemExit('o servidor encerrou antes da hora')
        guardado += pedaco
    contador += 1
    print(contador)
    print(guardado.split(b'\n')[0].decode())
    guardado = b''
s.close()
