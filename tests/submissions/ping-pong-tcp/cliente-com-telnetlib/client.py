# A página usa o telnet pra testar, então procurei e o python tem uma biblioteca de telnet
import telnetlib

print('conectando-se ao servidor')
tn = telnetlib.Telnet('localhost', 12345)
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    tn.write(msg.encode('utf-8') + b'\r\n')
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada\nEsperando resposta')
    try:
        resp = tn.read_until(b'\n')
    except EOFError:
        print('O servidor caiu')
        break
    if not resp:
        print('O servidor encerrou')
        break
    print('Resposta recebida:', resp.decode('utf-8').strip())
tn.close()
