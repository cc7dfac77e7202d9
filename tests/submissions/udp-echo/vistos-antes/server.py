import socket

HOST, PORT = "", 12345

# UDP pode duplicar datagramas, entao guardo o que ja foi tratado
ja_vistos = set()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.bind((HOST, PORT))
    print("Esperando mensagens...")
    while True:
        data, addr = s.recvfrom(4096)
        chave = (addr, data)
        if chave in ja_vistos:
            print("duplicado, ignorando:", addr)
            continue
        ja_vistos.add(chave)
        print("Mensagem de", addr, ":", data.decode(errors="replace"))
        s.sendto(data, addr)
