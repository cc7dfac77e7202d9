import configparser
import socket
import time
from pathlib import Path

cfg = configparser.ConfigParser()
cfg.read(Path(__file__).with_name("config.ini"), encoding="utf-8")
host = cfg["rede"]["host"]
porta = cfg.getint("rede", "porta")

nome = input("Como você se chama? ")
print(f"Muito prazer, {nome}.")
resp = input(f"Conectar a {host}:{porta}? [S/n] ").strip().lower()
if resp.startswith("n"):
    print("Tudo bem, fica para a próxima.")
    raise SystemExit

for tentativa in range(1, 6):
    try:
        s = socket.create_connection((host, porta), timeout=5)
        break
    except OSError as e:
        print(f"tentativa {tentativa}/5 falhou ({e})")
        time.sleep(1)
else:
    print("Servidor não respondeu.")
    raise SystemExit(1)

with s, s.makefile("r", encoding="utf-8") as f:
    recado = f.read()
print("-" * 40)
print(f"{nome}, o servidor mandou:")
print("   " + recado)
print("-" * 40)
