# modulo comum: os dois lados sabem o tamanho de cada mensagem
MENSAGENS = (
    "Obrigado por conectar",
    "Volte sempre, até já",
    "Tchau!",
)
TAMANHOS = [len(m) for m in MENSAGENS]
