#!/usr/bin/env python3
#
# so chama o pingpong.py no papel de cliente
#
import sys

import pingpong

rc = pingpong.main("c", sys.argv[1:])

sys.exit(rc)
