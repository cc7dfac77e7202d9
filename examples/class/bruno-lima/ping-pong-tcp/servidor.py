import socket

HOST = socket.gethostname()
PORTA = 12345

s = socket.socket()
s.bind((HOST, PORTA))
s.listen(5)

while True:
    print("Aguardando conexão...")
    conn, addr = s.accept()
    print("Conectado:", addr)
    while True:
        print("Aguardando mensagem")
        msg = conn.recv(4096).decode()
        if msg == "SAIR":
            break
        print("Mensagem recebida:", msg)
        resp = input("Digite resposta: ")
        conn.send(resp.encode())
        print("Resposta enviada.")
    conn.close()
    print("Conexão encerrada.")
