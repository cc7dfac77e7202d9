import select
import socket

servidor = socket.socket()
servidor.bind(("", 12345))
servidor.listen(16)
servidor.setblocking(False)

epoll = select.epoll()
epoll.register(servidor.fileno(), select.EPOLLIN | select.EPOLLET)

try:
    while True:
        for descritor, evento in epoll.poll():
            while True:
                try:
                    conexao, endereco = servidor.accept()
                except BlockingIOError:
                    break
                print("Got connection from", endereco)
                try:
                    conexao.send(b"Thank you for connecting")
                except ConnectionError:
                    pass
                conexao.close()
finally:
    epoll.close()
    servidor.close()
