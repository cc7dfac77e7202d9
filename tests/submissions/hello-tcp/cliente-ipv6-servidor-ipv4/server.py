import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(('127.0.0.1', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.send('Thank you for connecting'.encode())
    except ConnectionError:
        print('cliente saiu')
    finally:
        c.close()
