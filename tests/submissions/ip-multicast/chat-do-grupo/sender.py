import threading

from comum import GRUPO, PORTA, abre_emissor, abre_receptor

nome = input('Seu nome: ').strip() or 'anônimo'
ouvinte = abre_receptor()
emissor = abre_emissor()


def ouvir():
    while True:
        texto = ouvinte.recv(10240).decode()
        if texto.startswith(nome + ': '):
            texto = '(eu) ' + texto
        print(texto, flush=True)


threading.Thread(target=ouvir, daemon=True).start()
print('Digite mensagens; SAIR termina', flush=True)
while (linha := input()) != 'SAIR':
    emissor.sendto(f'{nome}: {linha}'.encode(), (GRUPO, PORTA))
