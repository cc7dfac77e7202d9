import socket, threading

MSGS = ['Thank you for connecting', 'Come back often', 'Bye!']

def atender(c, addr):
    print('Got connection from', addr)
    try:
        for m in MSGS:
            c.send((m + '\n').encode())
    finally:
        c.close()
        print('Encerrada', addr)

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)
print('Servidor pronto. Ctrl+C para sair')
while True:
    c, addr = s.accept()
    threading.Thread(target=atender, args=(c, addr), daemon=True).start()
