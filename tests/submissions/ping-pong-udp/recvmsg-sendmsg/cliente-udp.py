import socket

SERVIDOR = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(0.25)

while True:
    mensagem = input('Digite a mensagem: ')
    s.sendmsg([mensagem.encode()], [], 0, SERVIDOR)
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Aguardando resposta')
    while True:
        try:
            dados, _, _, _ = s.recvmsg(65535)
            break
        except TimeoutError:
            pass  # o operador do servidor ainda está digitando
    print('Resposta do servidor:', dados.decode())

print('Desconectado')
