# o professor mandou testar com telnet, entao usei o telnet do proprio python :)
import warnings
warnings.filterwarnings("ignore", category=DeprecationWarning)
import telnetlib

tn = telnetlib.Telnet("localhost", 12345, timeout=10)
texto = tn.read_all().decode("utf-8")
print("O servidor disse:")
print(texto.strip())
tn.close()
