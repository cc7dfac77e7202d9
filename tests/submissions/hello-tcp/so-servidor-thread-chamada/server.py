# Servidor com threads (video do youtube "Socket em Python - multiplos clientes")
# TODO: fazer o client.py amanha antes da aula, testei com telnet localhost 12345
import socket
from threading import Thread

HOST = ''
PORTA = 12345
total = 0

def atende(conexao, endereco, numero):
    print('Cliente', numero, 'conectou:', endereco[0])
    try:
        conexao.send(('Obrigado por se conectar! Voce e o cliente numero ' + str(numero) + '\r\n').encode())
    except Exception as erro:
        print('erro ao enviar', erro)
    conexao.close()
    print('Cliente', numero, 'desconectado')

servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind((HOST, PORTA))
servidor.listen(10)
print('Aguardando clientes...')

while True:
    con, end = servidor.accept()
    total += 1
    t = Thread(target=atende(con, end, total))
    t.daemon = True
    t.start()
