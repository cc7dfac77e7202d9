import socket
from time import sleep

def recv_all(s, n):
    d = b''
    while len(d) < n:
        p = s.recv(n - len(d))
        if not p:
            break
        d += p
    return d

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))

print("1")
data = recv_all(s, 24)
print(data.decode())
sleep(1)
print("2")
data = recv_all(s, 15)
print(data.decode())
print("3")
data = recv_all(s, 4)
print(data.decode())
s.close()
