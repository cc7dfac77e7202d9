import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
servidor.bind(("", 12345))
servidor.settimeout(1.0)
print("Aguardando mensagens UDP na porta 12345...")

recebidas = 0
segundos_sem_nada = 0
while True:
    try:
        dados, endereco = servidor.recvfrom(4096)
        recebidas += 1
        segundos_sem_nada = 0
    except socket.timeout:
        segundos_sem_nada += 1
        if segundos_sem_nada == 5 and recebidas > 0:
            print("=== Estatísticas ===")
            print(f"Mensagens recebidas: {recebidas}")
            print(f"Último remetente: {endereco[0]}")
