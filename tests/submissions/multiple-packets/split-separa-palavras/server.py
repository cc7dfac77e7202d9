import socket
import threading


def atende(c, addr):
    print("Got connection from", addr)
    c.sendall("Thank you for connecting\n".encode())
    c.sendall("Come back often\n".encode())
    c.sendall("Bye!\n".encode())
    c.close()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("0.0.0.0", 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    threading.Thread(target=atende, args=(c, addr), daemon=True).start()
