#!/bin/bash
# O botão "Executar": o relatório inteiro, sem nota. / The button "Run": the whole report, no mark.
EXERCISE=hello-tcp

. common_script.sh
{
  echo '#!/bin/bash'
  echo "grade check . --exercise '$EXERCISE' --lang pt-BR"
} > vpl_execution
chmod +x vpl_execution
