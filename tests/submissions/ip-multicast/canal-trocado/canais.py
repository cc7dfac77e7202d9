CANAIS = ['224.1.1.1', '224.1.1.2', '224.1.1.3']
NOMES = ['esportes', 'notícias', 'clima']
PORTA = 5007

def menu():
    print('Canais:')
    for i, n in enumerate(NOMES):
        print(' ', i + 1, n)
    return int(input('Qual canal? '))
