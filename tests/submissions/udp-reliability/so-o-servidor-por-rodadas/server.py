import socket

# Conta por "rodadas": quando fica 3 segundos em silencio mostra o resultado
# da rodada e começa outra. (cliente ainda não fiz, testei com um for no bash)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
s.settimeout(3)

rodada = 1
quantidade = 0
enderecos = set()

while True:
    try:
        dado, addr = s.recvfrom(1500)
        quantidade += 1
        enderecos.add(addr)
        if quantidade % 500 == 0:
            print('...', quantidade)
    except socket.timeout:
        if quantidade == 0:
            continue
        esperado = 10000 * len(enderecos)
        print('Rodada', rodada, '-', quantidade, 'mensagens recebidas de', len(enderecos), 'cliente(s)')
        print('   perdidas:', esperado - quantidade)
        rodada += 1
        quantidade = 0
        enderecos.clear()
