import queue
import socket
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
recebidas = queue.Queue()


def recebe():
    while True:
        dados, endereco = s.recvfrom(8192)
        if dados != b'SAIR':
            recebidas.put((dados.decode(), endereco))


threading.Thread(target=recebe, daemon=True).start()

while True:
    print('Esperando mensagem')
    mensagem, endereco = recebidas.get()
    print(f'Mensagem recebida: {mensagem}  (de {endereco[0]}:{endereco[1]})')
    resposta = input('Digite resposta: ')
    s.sendto(resposta.encode(), endereco)
    print('Resposta enviada.')
