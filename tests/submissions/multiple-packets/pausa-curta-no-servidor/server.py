import socket
import time

HOST = '127.0.0.1'
PORTA = 8000

msgs = ("Obrigado por se conectar", "Volte sempre", "Tchau!")

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind((HOST, PORTA))
srv.listen(1)
print("Servidor pronto")

while True:
    conn, addr = srv.accept()
    print("Conectado:", addr)
    for m in msgs:
        conn.send(m.encode())
        time.sleep(0.2)     # para as mensagens nao irem juntas
    conn.close()
