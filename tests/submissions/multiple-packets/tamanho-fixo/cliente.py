#coding: utf-8
# Aluno: Marcos V. - turma B
import socket, time

TAM = 20

def le(s):
    buf = b''
    while len(buf) < TAM:
        pedaco = s.recv(TAM - len(buf))
        if pedaco == b'':
            break
        buf = buf + pedaco
    return buf.decode().strip()

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('127.0.0.1', 20000))
print('1'); print(le(s))
time.sleep(1)
print('2'); print(le(s))
print('3'); print(le(s))
s.close()
