#!/usr/bin/env bash
# Once, as the image is built (root, with network). Choose Ubuntu 24.04 or newer as the base: the grader needs Python 3.11.
set -euo pipefail
apt-get update && apt-get install -y --no-install-recommends python3-venv
python3 -P -m venv /opt/grader
/opt/grader/bin/pip install --quiet "${GRADER:-socket-grader}"
ln -sf /opt/grader/bin/grade /usr/local/bin/grade
id student > /dev/null 2>&1 || useradd --create-home student
