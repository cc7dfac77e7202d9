# funcoes de tela usadas pelos dois lados
import shutil

VERDE = "\033[32m"
AZUL = "\033[34m"
NORMAL = "\033[0m"


def status(texto):
    print(f"{AZUL}* {texto}{NORMAL}")


def dele(texto):
    """mensagem do outro: na esquerda"""
    print()
    print("> " + texto)
    print()


def minha(texto):
    """mensagem minha: na direita, como no zap"""
    colunas = shutil.get_terminal_size((80, 24)).columns
    print(VERDE + (texto + " ✓").rjust(colunas - 1) + NORMAL)
