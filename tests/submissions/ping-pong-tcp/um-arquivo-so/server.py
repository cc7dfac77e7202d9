#!/usr/bin/env python3
#
# so chama o pingpong.py no papel de servidor
#
import sys

import pingpong

rc = pingpong.main("s", sys.argv[1:])

sys.exit(rc)
