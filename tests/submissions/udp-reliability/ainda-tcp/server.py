import socket
import threading

total = 0


def atender(conn, addr):
    global total
    print('Cliente', addr)
    while True:
        data = conn.recv(1024)
        if not data:
            break
        total += 1
        print('Mensagens recebidas:', total)
    conn.close()


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(10)
print('Esperando clientes')
while True:
    conn, addr = s.accept()
    threading.Thread(target=atender, args=(conn, addr)).start()
