import json
import logging
import socketserver
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
log = logging.getLogger("pingpong")


def abrir(dados: bytes) -> dict:
    """Aceita nosso JSON, mas também texto puro (ex.: nc -u)."""
    texto = dados.decode("utf-8", "replace")
    try:
        obj = json.loads(texto)
        if isinstance(obj, dict) and "texto" in obj:
            return obj
    except ValueError:
        pass
    return {"texto": texto.rstrip("\n"), "n": None}


class Mesa(socketserver.BaseRequestHandler):
    def handle(self):
        dados, sock = self.request
        pacote = abrir(dados)
        if pacote["texto"] == "SAIR":
            log.info("%s:%d encerrou a conversa", *self.client_address)
            return
        log.info("Mensagem recebida de %s:%d: %s", *self.client_address, pacote["texto"])
        resposta = input("Digite resposta: ")
        if pacote["n"] is None:
            saida = resposta
        else:
            saida = json.dumps({"texto": resposta, "n": pacote["n"]}, ensure_ascii=False)
        sock.sendto(saida.encode("utf-8"), self.client_address)
        log.info("Resposta enviada.")


if __name__ == "__main__":
    with socketserver.UDPServer(("127.0.0.1", 5353 + 10000), Mesa) as srv:
        log.info("Esperando mensagens em %s:%d", *srv.server_address)
        srv.serve_forever()
