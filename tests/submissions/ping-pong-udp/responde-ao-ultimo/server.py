import socket
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
chegou = threading.Semaphore(0)
mensagens = []
cliente = None


def recebe():
    global cliente
    while True:
        dados, cliente = s.recvfrom(4096)
        if dados != b'SAIR':
            mensagens.append(dados.decode())
            chegou.release()


threading.Thread(target=recebe, daemon=True).start()
while True:
    print('Esperando mensagem')
    chegou.acquire()
    print('Mensagem recebida:', mensagens.pop(0))
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), cliente)
    print('Resposta enviada.')
