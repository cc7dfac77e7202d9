import socket

host = input('Host [localhost]: ') or 'localhost'
porta = int(input('Porta [12345]: ') or 12345)
s = socket.socket()
s.connect((host, porta))
dados = b''
while True:
    parte = s.recv(1024)
    if parte == b'':
        break
    dados = dados + parte
print('Saudação:', dados.decode())
s.close()
