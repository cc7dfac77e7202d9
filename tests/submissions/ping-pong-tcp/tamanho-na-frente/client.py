import socket
import struct


def recebe_n(c, n):
    dados = b''
    while len(dados) < n:
        parte = c.recv(n - len(dados))
        if not parte:
            raise ConnectionError('conexão fechada pelo servidor')
        dados += parte
    return dados


print('conectando-se ao servidor')
s = socket.socket()
s.connect(('localhost', 12345))
print('Conectado')
try:
    while True:
        mensagem = input('Digite mensagem: ').encode('utf-8')
        s.sendall(struct.pack('>H', len(mensagem)) + mensagem)
        if mensagem == b'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        (n,) = struct.unpack('>H', recebe_n(s, 2))
        resposta = recebe_n(s, n).decode('utf-8')
        if resposta == 'SAIR':
            break
        print('Resposta recebida:', resposta)
except ConnectionError as e:
    print(e)
print('Desconectando.')
s.close()
