# versão mini do colorama para não precisar instalar com pip
class Fore:
    RED = '\033[31m'
    GREEN = '\033[32m'
    YELLOW = '\033[33m'
    CYAN = '\033[36m'
    RESET = '\033[39m'
