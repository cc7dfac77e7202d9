import socket
from colorama import Fore, Style

s = socket.socket()
s.connect((socket.gethostname(), 12345))
print(Fore.GREEN + s.recv(1024).decode() + Style.RESET_ALL)
s.close()
