# usado pelo servidor e pelo cliente
PORTA = 12345
TAMANHO = 65535
