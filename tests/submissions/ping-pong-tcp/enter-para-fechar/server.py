import os
import socket
import time

os.system('cls' if os.name == 'nt' else 'clear')
HOST = '127.0.0.1'
PORT = 12345
servidor = socket.socket()
try:
    servidor.bind((HOST, PORT))
except:
    print('porta em uso!')
    exit(1)
servidor.listen()
while 1:
    print('\033[33mEsperando conexão.\033[m')
    conn, ender = servidor.accept()
    print('\033[32mConectado\033[m por', ender)
    while 1:
        print('Esperando mensagem...')
        try:
            msg = conn.recv(8192)
        except:
            break
        msg = msg.decode()
        if msg.strip().upper() == 'SAIR' or not msg:
            break
        print(f'Mensagem recebida:\n   {msg}')
        time.sleep(0.5)
        resp = input('Digite resposta:\n>>> ')
        conn.send(resp.encode())
        print('Resposta enviada.')
    conn.close()
    print('-' * 20)
    print('Conexão encerrada.')
