import os
import socket
from formato import MSG, END, QUANTAS

input("Pressione Enter para começar a enviar")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
eu = int.from_bytes(os.urandom(4), "big")
for n in range(1, QUANTAS + 1):
    s.sendto(MSG.pack(eu, n), END)
print("enviadas", QUANTAS)
