import socket
from protocolo import enviar, receber

host = input('IP do servidor (enter = localhost): ') or 'localhost'
porta = int(input('Porta (enter = 12345): ') or 12345)

const_sair = 'SAIR'
s = socket.socket()
print('conectando-se ao servidor')
s.connect((host, porta))
print('Conectado')

while True:
    m = input('Digite mensagem: ')
    enviar(s, m)
    if m == const_sair:
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    r = receber(s)
    if r is None:
        print('servidor caiu :(')
        break
    print(f'Resposta recebida: {r}')

print('Desconectando.')
s.close()
