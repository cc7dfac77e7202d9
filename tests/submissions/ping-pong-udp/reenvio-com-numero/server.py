import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12345))
ultima = {}     # endereço -> (número, resposta já dada)

print('Esperando mensagem')
while True:
    dados, addr = s.recvfrom(4096)
    texto = dados.decode()
    num, sep, corpo = texto.partition('|')
    if not sep:
        num, corpo = '', texto
    if corpo == 'SAIR':
        ultima.pop(addr, None)
        print('Conexão encerrada.')
        continue
    if num and addr in ultima and ultima[addr][0] == num:
        s.sendto(ultima[addr][1], addr)     # repetida: só reenvia
        continue
    print('Mensagem recebida:', corpo)
    resp = input('Digite resposta: ')
    pacote = (num + sep + resp).encode()
    ultima[addr] = (num, pacote)
    s.sendto(pacote, addr)
    print('Resposta enviada.')
    print('Esperando mensagem')
