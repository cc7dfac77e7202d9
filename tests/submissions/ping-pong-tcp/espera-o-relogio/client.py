import socket
import subprocess
import sys

HOST = socket.gethostname()
PORTA = 12345

# mede o tempo da conversa numa outra janela
relogio = subprocess.Popen([sys.executable, '-c', 'import time\nwhile True: time.sleep(3600)'])
try:
    cliente = socket.create_connection((HOST, PORTA))
    print('Conectado')
    while True:
        mensagem = input('Digite mensagem: ')
        cliente.sendall(mensagem.encode())
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = cliente.recv(4096).decode()
        if not resposta or resposta == 'SAIR':
            break
        print('Resposta recebida:', resposta)
    cliente.close()
    print('Desconectando.')
except Exception as erro:
    print('Erro:', erro)
finally:
    relogio.wait()
