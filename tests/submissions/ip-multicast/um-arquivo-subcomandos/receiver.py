import sys
from multicast import main
main(['receiver', *sys.argv[1:]])
