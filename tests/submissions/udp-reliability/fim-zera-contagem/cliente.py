import socket
import time

soquete = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ("127.0.0.1", 9999)

input("Pressione ENTER para comecar o envio...")
for i in range(10000):
    soquete.sendto(("Mensagem numero " + str(i)).encode(), servidor)
time.sleep(1)       # senao o FIM tambem se perde
soquete.sendto("FIM".encode(), servidor)
print("10000 mensagens enviadas!")
