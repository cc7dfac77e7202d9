import socket
import time

s = socket.create_connection(('localhost', 12345))
f = s.makefile('rw', encoding='utf-8', newline='\n')
for n in (1, 2, 3):
    print(n)
    f.write(f'GET {n}\n')
    f.flush()
    print(f.readline().rstrip('\n'))
    if n == 1:
        time.sleep(1)
f.write('FIM\n')
f.flush()
f.close()
s.close()
