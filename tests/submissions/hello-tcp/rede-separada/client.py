from comum import config
from comum.conexao import abre_cliente
from comum.registro import cria_log, AZUL, FIM

log = cria_log("cliente")


def main():
    log.debug("conectando")
    with abre_cliente() as s:
        dados = s.recv(config.TAM_BUFFER)
    print(AZUL + dados.decode() + FIM)
    log.debug("%d bytes", len(dados))


if __name__ == "__main__":
    main()
