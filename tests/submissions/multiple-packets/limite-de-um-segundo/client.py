import socket
import time

s = socket.socket()
s.connect((socket.gethostname(), 12345))
s.settimeout(1)
time.sleep(1)
buf = ""
i = 1
try:
    while True:
        dado = s.recv(1024).decode()
        if dado == "":
            break
        buf = buf + dado
        partes = buf.split("\n")
        buf = partes[-1]
        for p in partes[:-1]:
            print(str(i) + "\n" + p)
            i = i + 1
except socket.timeout:
    print("fim")
s.close()
