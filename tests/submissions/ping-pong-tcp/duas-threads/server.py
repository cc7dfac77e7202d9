from socket import *
import threading

HOST = '127.0.0.1'
PORT = 6500


def receber(conn, addr):
    while True:
        try:
            data = conn.recv(1024)
            if not data or data.decode() == 'SAIR':
                print(f"\n[SERVIDOR] Conexão encerrada. {addr}")
                conn.close()
                break
            print(f"\nMensagem recebida: {data.decode()}")
            print("Digite resposta: ", end='', flush=True)
        except OSError:
            break


def enviar(conn):
    while True:
        try:
            msg = input()
            conn.send(msg.encode())
            print("Resposta enviada.")
        except:
            break


servidor = socket(AF_INET, SOCK_STREAM)
servidor.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
servidor.bind((HOST, PORT))
servidor.listen(1)

while True:
    print("Esperando conexão.")
    conn, addr = servidor.accept()
    print("Conectado", addr)
    t1 = threading.Thread(target=receber, args=(conn, addr))
    t2 = threading.Thread(target=enviar, args=(conn,), daemon=True)
    t1.start()
    t2.start()
    # um cliente por vez
    t1.join()
