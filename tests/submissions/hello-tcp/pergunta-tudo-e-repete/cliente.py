# cliente.py
import socket

def pergunta(texto, padrao):
    r = input(texto + ' [' + str(padrao) + ']: ').strip()
    return r if r else padrao

host = pergunta('Endereco do servidor', 'localhost')
porta = int(pergunta('Porta', 12345))

while True:
    s = socket.socket()
    s.connect((host, porta))
    data = s.recv(1024)
    print('Servidor disse:', data.decode())
    s.close()
    de_novo = input('Conectar de novo? (s/N) ')
    if de_novo.lower() not in ('s', 'sim'):
        break
print('Ate mais!')
