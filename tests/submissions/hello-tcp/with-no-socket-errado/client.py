import socket
import time
from functools import wraps


def retry(vezes=3, espera=0.5):
    """Decorator que tenta de novo se a conexão falhar."""
    def decorador(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            for tentativa in range(1, vezes + 1):
                try:
                    return func(*args, **kwargs)
                except ConnectionError as e:
                    print(f'Tentativa {tentativa}/{vezes} falhou: {e}')
                    time.sleep(espera)
            raise SystemExit('Servidor indisponível :(')
        return wrapper
    return decorador


@retry(vezes=3)
def buscar_saudacao(host, port):
    with socket.socket() as s:
        s.connect((host, port))
        return s.recv(1024).decode()


print(buscar_saudacao(socket.gethostname(), 12345))
