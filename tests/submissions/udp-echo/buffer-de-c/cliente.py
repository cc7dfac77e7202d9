# cliente.py -- uso: cliente.py mensagem [servidor [porta]]
import socket
import sys

if len(sys.argv) < 2:
    print("uso: %s mensagem [servidor [porta]]" % sys.argv[0], file=sys.stderr)
    sys.exit(2)

mensagem = sys.argv[1].encode()
servidor = sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
porta = int(sys.argv[3]) if len(sys.argv) > 3 else 7007

fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
fd.settimeout(3)
if fd.sendto(mensagem, (servidor, porta)) != len(mensagem):
    sys.exit("sendto incompleto")
try:
    eco, origem = fd.recvfrom(65536)
except socket.timeout:
    sys.exit("sem resposta em 3 s (UDP nao garante entrega)")
print("eco: " + eco.decode())
sys.exit(0 if eco == mensagem else 1)
