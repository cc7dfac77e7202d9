import socket
import threading
import time

TEXTOS = ['Thank you for connecting', 'Come back often', 'Bye!']


def manda(c, texto, espera):
    time.sleep(espera)
    c.sendall(f'{texto}\n'.encode())


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
while True:
    c, quem = s.accept()
    print('Got connection from', quem)
    tarefas = [threading.Thread(target=manda, args=(c, texto, 0.6 - numero / 5)) for numero, texto in enumerate(TEXTOS)]
    for tarefa in tarefas:
        tarefa.start()
    for tarefa in tarefas:
        tarefa.join()
    c.close()
