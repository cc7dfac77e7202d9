import socket
import time

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
inicio = time.time()
for i in range(10000):
    sock.sendto(i.to_bytes(4, "big"), ("127.0.0.1", 2004))
    if i % 100 == 0:
        time.sleep(0.01)   # respira
print(f"10000 mensagens enviadas em {time.time() - inicio:.2f} s")
sock.close()
