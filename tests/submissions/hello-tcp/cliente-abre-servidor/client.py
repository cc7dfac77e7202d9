import socket
import subprocess
import sys
import time

# sobe o servidor para nao precisar de dois terminais
servidor = subprocess.Popen([sys.executable, 'server.py'])
time.sleep(1)

s = socket.socket()
s.connect(('localhost', 3333))
print(s.recv(1024).decode())
s.close()

servidor.terminate()
