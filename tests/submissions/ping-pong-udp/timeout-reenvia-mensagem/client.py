import socket

TIMEOUT = 1.0       # UDP não é confiável: se perder, manda de novo
RETRIES = 3
server = (socket.gethostname(), 12345)


def enviar_e_aguardar(s, msg):
    for n in range(1, RETRIES + 1):
        s.sendto(msg.encode(), server)
        print('Mensagem enviada' if n == 1 else f'⟳ Reenviando ({n}/{RETRIES})')
        print('Esperando resposta')
        try:
            data, _ = s.recvfrom(4096)
            return data.decode()
        except socket.timeout:
            pass
    return None


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(TIMEOUT)
    while True:
        msg = input('Digite mensagem: ')
        if msg == 'SAIR':
            s.sendto(b'SAIR', server)
            print('Desconectando.')
            break
        resposta = enviar_e_aguardar(s, msg)
        if resposta is None:
            print('✗ Servidor não respondeu, mensagem perdida')
        else:
            print(f'Resposta recebida: {resposta}')
