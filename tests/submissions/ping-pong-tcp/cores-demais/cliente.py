import sys
from cores import *
from rede import *

host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
print(cinza("conectando-se ao servidor"))
try:
    s = conecta(host)
except OSError as e:
    sys.exit(f"Não consegui conectar: {e}")
print(verde("Conectado"))
leitor = Leitor(s)
with s:
    while True:
        try:
            msg = input(amarelo("Digite mensagem: "))
        except EOFError:
            msg = FIM
        if not msg.strip():
            print("(mensagem vazia, digite alguma coisa)")
            continue
        manda(s, msg)
        if msg.strip().upper() == FIM:
            break
        print(verde("Mensagem enviada"))
        print(cinza("Esperando resposta"))
        r = leitor.linha()
        if r is None or r.strip().upper() == FIM:
            print("O servidor encerrou a conversa.")
            break
        print("Resposta recebida:", azul(r))
print(magenta("Desconectando."))
