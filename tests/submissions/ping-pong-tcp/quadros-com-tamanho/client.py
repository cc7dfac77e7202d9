import socket
import sys

from protocolo import FIM, PORTA, enviar, receber

host = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
print('conectando-se ao servidor')
with socket.create_connection((host, PORTA)) as conn:
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        enviar(conn, msg)
        if msg == FIM:
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resp = receber(conn)
        if resp is None:
            print('Servidor desconectou')
            break
        print(f'Resposta recebida: {resp}')
    print('Desconectando.')
