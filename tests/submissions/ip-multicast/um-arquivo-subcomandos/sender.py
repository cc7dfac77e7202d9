import sys
from multicast import main
main(['sender', *sys.argv[1:]])
