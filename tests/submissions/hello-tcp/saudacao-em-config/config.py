# configurações usadas pelos dois programas
ESCUTA = ''              # '' = todas as interfaces
SERVIDOR = 'localhost'
PORTA = 12345
MENSAGEM = 'Olá, seja bem-vindo(a)! Obrigado por se conectar. Até a próxima!'
