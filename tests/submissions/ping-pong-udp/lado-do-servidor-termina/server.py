import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    print("Esperando mensagem")
    data, addr = s.recvfrom(1024)
    msg = data.decode()
    if msg == "SAIR":
        print("Conexão encerrada.")
        break
    print("Mensagem recebida:", msg)
    resp = input("Digite resposta: ")
    s.sendto(resp.encode(), addr)
    print("Resposta enviada.")
s.close()
