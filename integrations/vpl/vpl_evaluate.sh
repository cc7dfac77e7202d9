#!/bin/bash
# Avaliação de uma atividade VPL do Moodle: uma atividade por exercício. / Evaluation of an activity of Moodle's VPL, one exercise each.
# O corretor está instalado no servidor de execução (jail): `grade` no PATH. / The grader is installed on the jail server.
EXERCISE=hello-tcp

. common_script.sh
{
  echo '#!/bin/bash'
  echo "export VPL_GRADEMIN='${VPL_GRADEMIN:-0}' VPL_GRADEMAX='${VPL_GRADEMAX:-10}'"
  echo "grade check . --exercise '$EXERCISE' --lang pt-BR --to vpl=- 2>/dev/null"
} > vpl_execution
chmod +x vpl_execution
