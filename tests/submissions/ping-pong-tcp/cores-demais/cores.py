R = "\033[0m"
def _c(n):
    return lambda t: f"\033[{n}m{t}{R}"
verde, amarelo, azul, magenta, cinza = _c(32), _c(33), _c(34), _c(35), _c(90)
