# configuracoes usadas pelos dois lados
HOST = "127.0.0.1"
PORTA = 12345
TAM_BUFFER = 1024
SAUDACAO = "Obrigado por se conectar!"
