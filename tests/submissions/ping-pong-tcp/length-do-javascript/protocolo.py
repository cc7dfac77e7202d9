import struct

# [ 4 bytes tamanho ][ texto ]

def enviar(sock, texto):
    tamanho = len(texto)
    sock.sendall(struct.pack('!I', tamanho) + texto.encode())

def receber(sock):
    cabecalho = receber_n(sock, 4)
    if cabecalho is None:
        return None
    tamanho = struct.unpack('!I', cabecalho)[0]
    corpo = receber_n(sock, tamanho)
    if corpo is None:
        return None
    return corpo.decode(errors='ignore')

def receber_n(sock, n):
    dados = b''
    while len(dados) < n:
        parte = sock.recv(n - len(dados))
        if not parte:
            return None
        dados += parte
    return dados
