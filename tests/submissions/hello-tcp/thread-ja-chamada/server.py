#!/usr/bin/python3
# Uso: python3 server.py [porta]
import socket
import sys
import threading

porta = int(sys.argv[1]) if len(sys.argv) > 1 else 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', porta))
s.listen(5)
print('Escutando na porta', porta)


def atende(c, addr):
    print('Got connection from', addr)
    try:
        c.sendall('Thank you for connecting'.encode())
    except OSError as e:
        print('cliente foi embora:', e)
    finally:
        c.close()


# uma thread para cada cliente
while True:
    c, addr = s.accept()
    t = threading.Thread(target=atende(c, addr))
    t.start()
