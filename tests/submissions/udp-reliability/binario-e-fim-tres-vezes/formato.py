# cada datagrama: 1 byte com o tipo + número da mensagem (4 bytes, ordem da rede)
import struct

PORTA = 7777
TOTAL = 10000
DADOS, FIM = 1, 2
FORMATO = struct.Struct('!BI')
