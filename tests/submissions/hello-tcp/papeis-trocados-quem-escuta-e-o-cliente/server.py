# SERVIDOR = quem serve (envia) a mensagem
import socket
import time

HOST = "localhost"
PORT = 12345

while True:
    s = socket.socket()
    try:
        s.connect((HOST, PORT))
        print("Cliente encontrado, enviando...")
        s.send("Thank you for connecting".encode())
    except ConnectionRefusedError:
        print("nenhum cliente esperando")
    s.close()
    time.sleep(2)
