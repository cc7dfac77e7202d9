from comum import config
from comum.conexao import abre_servidor
from comum.registro import cria_log

log = cria_log("servidor")


def atende(c, addr):
    with c:
        try:
            c.sendall(config.SAUDACAO.encode())
            log.info("saudação enviada para %s:%d", *addr)
        except OSError as e:
            log.warning("cliente %s:%d sumiu: %s", addr[0], addr[1], e)


def main():
    s = abre_servidor()
    log.info("escutando em %s:%d", config.HOST, config.PORTA)
    try:
        while True:
            c, addr = s.accept()
            log.info("Conexão de %s:%d", *addr)
            atende(c, addr)
    except KeyboardInterrupt:
        log.info("fim")
    finally:
        s.close()


if __name__ == "__main__":
    main()
