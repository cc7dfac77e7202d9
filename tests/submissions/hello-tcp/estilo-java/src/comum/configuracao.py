class Configuracao:
    """Equivalente à nossa classe Configuracao.java (constantes)."""

    ENDERECO = "localhost"
    PORTA = 6789
    CODIFICACAO = "utf-8"
