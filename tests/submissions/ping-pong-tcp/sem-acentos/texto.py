"""Funções de texto comuns ao cliente e ao servidor."""
import unicodedata

FIM = "SAIR"
LIMITE = 200


def normaliza(s: str) -> str:
    """Deixa o texto seguro para a rede: uma linha, ASCII, sem espaços sobrando."""
    s = " ".join(s.split())
    s = unicodedata.normalize("NFKD", s)
    return s.encode("ascii", "ignore").decode("ascii")


def pergunta(rotulo: str) -> str:
    """Insiste até receber algo que caiba numa mensagem."""
    while True:
        s = normaliza(input(rotulo))
        if not s:
            print("(mensagem vazia, tente de novo)")
        elif len(s) > LIMITE:
            print(f"(no máximo {LIMITE} caracteres)")
        else:
            return s
