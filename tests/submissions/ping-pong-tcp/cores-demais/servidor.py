from cores import *
from rede import *

s = escuta()
try:
    while True:
        print(cinza("Esperando conexão."))
        c, end = s.accept()
        print(verde("Conectado"), end)
        leitor = Leitor(c)
        with c:
            while True:
                print(cinza("Esperando mensagem"))
                msg = leitor.linha()
                if msg is None or msg.strip().upper() == FIM:
                    break
                print("Mensagem recebida:", azul(msg))
                resp = input(amarelo("Digite resposta: "))
                try:
                    manda(c, resp)
                except OSError:
                    print("O cliente caiu")
                    break
                print(verde("Resposta enviada."))
                if resp.strip().upper() == FIM:
                    break
        print(magenta("Conexão encerrada."))
except (KeyboardInterrupt, EOFError):
    print()
finally:
    s.close()
