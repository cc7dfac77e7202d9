import socket as S
u = S.socket(S.AF_INET, S.SOCK_DGRAM)
u.bind(("", 2007))
while 1:
    d, a = u.recvfrom(65507)
    u.sendto(d, a)
