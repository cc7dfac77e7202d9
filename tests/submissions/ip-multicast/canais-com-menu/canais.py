# -*- coding: utf-8 -*-
# canais que o programa conhece (nome -> grupo)
CANAIS = {
    '1': ('Futebol', '224.1.1.1'),
    '2': ('Novela', '224.1.1.2'),
    '3': ('Notícias', '224.1.1.3'),
}
PORTA = 5007


def escolher():
    print('=' * 30)
    print('        TV MULTICAST')
    print('=' * 30)
    for k in sorted(CANAIS):
        print('  [%s] %s (%s)' % (k, CANAIS[k][0], CANAIS[k][1]))
    while True:
        op = input('Escolha o canal: ').strip()
        if op in CANAIS:
            return CANAIS[op]
        print('Canal inexistente, digite 1, 2 ou 3')
