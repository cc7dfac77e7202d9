import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
s.setblocking(False)
dados = b''
while dados.count(b'\n') < 4:
    try:
        dados += s.recv(1024)
    except BlockingIOError:
        pass
    print('Esperando mensagens...')
print(dados.decode())
