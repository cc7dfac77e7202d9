import socket
import threading
import time

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def transmite(c, msg):
    # simula uma rede lenta: quanto maior a mensagem, mais ela demora
    time.sleep(len(msg) / 20)
    c.sendall((msg + '\n').encode())


def atende(c, addr):
    print('Got connection from', addr)
    ts = [threading.Thread(target=transmite, args=(c, m)) for m in MENSAGENS]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    c.close()


if __name__ == '__main__':
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', 12345))
    s.listen(5)
    while True:
        c, addr = s.accept()
        threading.Thread(target=atende, args=(c, addr)).start()
