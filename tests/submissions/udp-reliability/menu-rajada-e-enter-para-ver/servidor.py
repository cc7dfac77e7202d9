import socket
import threading

contagem = 0

def receber(s):
    global contagem
    while True:
        s.recvfrom(1024)
        contagem += 1

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
t = threading.Thread(target=receber, args=(s,))
t.daemon = True
t.start()

print("Recebendo. ENTER mostra a contagem, z zera, q termina.")
while True:
    c = input()
    if c == "q":
        break
    if c == "z":
        contagem = 0
    print("Mensagens recebidas:", contagem)
