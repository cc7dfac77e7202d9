# Configuracoes usadas pelos dois programas
HOST = "127.0.0.1"
PORTA = 8888
BUFFER_SERVIDOR = 1024
BUFFER_CLIENTE = 16      # respostas costumam ser curtas
SAIDA = "SAIR"
