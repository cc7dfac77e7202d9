import socket, _thread

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)


def atende(c, addr):
    print('Got connection from', addr)
    try:
        c.send(bytes('Thank you for connecting', 'ascii'))
    except OSError:
        print('já foi embora')
    c.close()


while True:
    _thread.start_new_thread(atende, s.accept())
