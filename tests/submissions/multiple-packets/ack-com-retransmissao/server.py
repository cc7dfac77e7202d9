import socket

ACK = b'ACK'
TIMEOUT = 0.5
MAX_TENTATIVAS = 5


def enviar_confiavel(conn, msg):
    """Envia e espera o ACK do cliente. Se não chegar a tempo, retransmite."""
    for tentativa in range(MAX_TENTATIVAS):
        conn.sendall(msg.encode())
        conn.settimeout(TIMEOUT)
        try:
            resp = conn.recv(3)
            if resp == ACK:
                print(f'  ✔ {msg!r} confirmada')
                return True
        except socket.timeout:
            print(f'  ✘ sem ACK, retransmitindo ({tentativa + 1})')
    return False


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        enviar_confiavel(c, 'Thank you for connecting')
        enviar_confiavel(c, 'Come back often')
        enviar_confiavel(c, 'Bye!')
    except (ConnectionResetError, BrokenPipeError):
        print('cliente caiu')
    c.close()
