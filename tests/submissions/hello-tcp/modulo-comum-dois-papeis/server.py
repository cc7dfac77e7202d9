# -*- coding: utf-8 -*-
# Papel: servidor
#
# Este arquivo e o client.py sao iguais de proposito.
# O que muda e o nome do arquivo: comum.principal olha para
# ele e escolhe papel_servidor ou papel_cliente.
#
import comum

if __name__ == "__main__":
    comum.principal(__file__)
