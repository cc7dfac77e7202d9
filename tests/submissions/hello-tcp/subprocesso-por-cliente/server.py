import os
import socket
import subprocess
import sys

ATENDE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "atende.py")

servidor = socket.socket()
servidor.bind(("", 12345))
servidor.listen(5)
while True:
    conexao, endereco = servidor.accept()
    print("Got connection from", endereco)
    fd = conexao.fileno()
    subprocess.run([sys.executable, ATENDE, str(fd)], pass_fds=[fd])
    conexao.close()
