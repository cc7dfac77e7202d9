import socket
import threading

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(('localhost', 7777))
print('[SERVIDOR] rodando na 7777')


def responder(mensagem, endereco):
    print(f'[{threading.current_thread().name}] {endereco}: {mensagem.decode("utf-8", "ignore")}')
    servidor.sendto(mensagem, endereco)


while True:
    try:
        mensagem, endereco = servidor.recvfrom(65507)
        threading.Thread(target=responder, args=(mensagem, endereco)).start()
    except KeyboardInterrupt:
        print('[SERVIDOR] parando')
        break
