// bash, dash and sh: what a script says when it, or what it calls, is not there, not allowed or not written well.
const WORK = (steps) =>
  `for i in $(seq ${steps}); do echo "[$(date +%H:%M:%S)] processed batch $i/${steps}"; done`

export const recipes = [
  {
    id: 'shell-command-not-found',
    cause: 'command-not-found',
    command: 'flyway -url=$JDBC_URL migrate && bin/notify',
    for: ['flyway: command not found'],
  },
  {
    id: 'shell-command-not-found-in-script',
    cause: 'command-not-found',
    command: 'bin/nightly.sh',
    task: 'nightly',
    files: {
      'bin/nightly.sh': `#!/bin/bash\nset -e\necho "nightly: start"\n${WORK(6)}\necho "nightly: exporting"\npg_dumpp --format=custom ledger > ledger.dump\necho "nightly: done"\n`,
    },
    for: ['pg_dumpp: command not found'],
  },
  {
    id: 'shell-not-found-dash',
    cause: 'command-not-found',
    command: 'sh -c "./prepare.sh && aws s3 cp report.csv s3://reports/"',
    files: { 'prepare.sh': '#!/bin/sh\necho "report.csv: 412 rows"\necho a > report.csv\n' },
    for: ['aws: not found'],
  },
  {
    id: 'shell-interpreter-missing',
    cause: 'command-not-found',
    command: './bin/migrate',
    files: { 'bin/migrate': '#!/usr/local/bin/python3.9\nprint("hi")\n' },
    for: ['required file not found'],
  },
  {
    id: 'shell-interpreter-crlf',
    cause: 'command-not-found',
    command: 'bin/cleanup',
    files: { 'bin/cleanup': '#!/usr/bin/env bash\r\necho hi\r\n' },
    for: ['bash\\r'],
  },
  {
    id: 'shell-no-such-script',
    cause: 'command-not-found',
    also: 'missing-file',
    command: './scripts/reindex.sh --all',
    for: ['./scripts/reindex.sh: No such file or directory'],
  },
  {
    id: 'shell-bash-script-missing',
    cause: 'missing-file',
    also: 'command-not-found',
    command: 'bash scripts/import.sh 2026-11',
    for: ['scripts/import.sh: No such file or directory'],
  },
  {
    id: 'shell-not-executable',
    cause: 'not-executable',
    command: './bin/console refresh',
    files: { 'bin/console': 'echo hi\n' },
    for: ['Permission denied'],
  },
  {
    id: 'shell-not-executable-after-work',
    cause: 'not-executable',
    command: 'bin/run',
    files: {
      'bin/run': `#!/bin/sh\n${WORK(4)}\necho "handing over to worker"\nexec ./worker --once\n`,
      worker: 'x',
    },
    for: ['worker: Permission denied'],
  },
  {
    id: 'shell-exec-format',
    cause: 'not-executable',
    command: './exporter --since yesterday',
    before:
      "printf '\\177ELF\\001\\001\\001xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' > exporter; chmod +x exporter",
    for: ['Exec format error'],
  },
  {
    id: 'shell-is-a-directory',
    cause: 'not-executable',
    command: 'echo "release 41"; ./bin',
    files: { 'bin/x': '' },
    for: ['Is a directory'],
  },
  {
    id: 'shell-syntax-quote',
    cause: 'syntax-error',
    command: 'echo "sending report to ops && ./send',
    for: ['unexpected EOF while looking for matching'],
  },
  {
    id: 'shell-syntax-script',
    cause: 'syntax-error',
    command: 'bash bin/rotate.sh',
    files: {
      'bin/rotate.sh':
        'set -u\necho "rotating logs"\nif [ -d old ] ; then\n  rm -r old\nmkdir old\necho done\n',
    },
    for: ['syntax error: unexpected end of file'],
  },
  {
    id: 'shell-syntax-dash-bashism',
    cause: 'syntax-error',
    command: 'sh bin/partition.sh',
    files: { 'bin/partition.sh': 'echo "partition: begin"\nparts=(2026-10 2026-11)\necho "${parts[0]}"\n' },
    for: ['Syntax error: "(" unexpected'],
  },
  {
    id: 'shell-unknown-option',
    cause: 'usage-error',
    command: 'tar --extract-all -f backup.tar',
    for: ["unrecognized option '--extract-all'"],
  },
  {
    id: 'shell-getopts',
    cause: 'usage-error',
    command: './sync.sh -x -n 5',
    files: {
      'sync.sh':
        '#!/bin/bash\nwhile getopts "n:f:" opt; do case $opt in n) n=$OPTARG;; f) f=$OPTARG;; *) echo "Usage: $0 [-n count] [-f file]" >&2; exit 2;; esac; done\n',
    },
    for: ['illegal option -- x', 'Usage:'],
  },
  {
    id: 'shell-missing-argument',
    cause: 'usage-error',
    command: 'bin/restore',
    files: {
      'bin/restore':
        '#!/bin/sh\nif [ $# -lt 2 ]; then\n  echo "usage: restore <date> <target-schema>"\n  exit 64\nfi\n',
    },
    for: ['usage: restore'],
  },
  {
    id: 'shell-unset-variable',
    cause: 'configuration',
    command: 'bin/backup.sh',
    files: {
      'bin/backup.sh':
        '#!/bin/bash\nset -euo pipefail\necho "backup of ledger"\ncurl -s "https://$BACKUP_HOST/put"\n',
    },
    for: ['BACKUP_HOST: unbound variable'],
  },
  {
    id: 'shell-variable-guard',
    cause: 'configuration',
    command: 'bin/mirror.sh',
    files: {
      'bin/mirror.sh':
        '#!/bin/bash\necho "mirror v2.4"\n: "${S3_BUCKET:?must be set, bind the object-store service}"\necho go\n',
    },
    for: ['S3_BUCKET: must be set'],
  },
  {
    id: 'shell-binding-missing',
    cause: 'configuration',
    command: './bin/task archive',
    files: {
      'bin/task':
        '#!/bin/bash\nset -e\nurl=$(echo "${VCAP_SERVICES:-{\\}}" | jq -r \'.["postgresql"][0].credentials.uri // empty\')\nif [ -z "$url" ]; then echo "ERROR no service instance labelled postgresql is bound to this app (VCAP_SERVICES)" >&2; exit 78; fi\n',
    },
    for: ['no service instance labelled postgresql'],
  },
  {
    id: 'shell-missing-file',
    cause: 'missing-file',
    command: 'bin/load.sh 2>&1',
    files: {
      'bin/load.sh': `#!/bin/bash\nset -e\n${WORK(260)}\nwc -l < /home/vcap/app/data/customers.csv\n`,
    },
    for: ['customers.csv: No such file or directory'],
  },
  {
    id: 'shell-cd-fails',
    cause: 'missing-file',
    command: 'cd current/public && ./build',
    for: ['cd: current/public: No such file or directory'],
  },
  {
    id: 'shell-cp-missing-cleanup-after',
    cause: 'missing-file',
    command: 'bin/release.sh',
    files: {
      'bin/release.sh': `#!/bin/bash
cleanup() { for i in $(seq 24); do echo "cleanup: removing tmp/part-$i ... ok"; done; echo "cleanup: unlink lock: error_handler not registered, skipping"; echo "cleanup finished, 0 errors"; }
trap cleanup EXIT
set -e
${WORK(8)}
cp /home/vcap/app/dist/manifest.json public/
echo never
`,
    },
    for: ["cp: cannot stat '/home/vcap/app/dist/manifest.json'"],
    misleading: ['error_handler not registered'],
  },
  {
    id: 'shell-permission-denied-write',
    cause: 'permission',
    command: 'bin/install-cert.sh',
    files: {
      'bin/install-cert.sh':
        '#!/bin/sh\nset -e\necho "installing certificate"\ncp cert.pem /etc/ssl/certs/internal.pem\n',
      'cert.pem': 'x\n',
    },
    for: ["cannot create regular file '/etc/ssl/certs/internal.pem': Permission denied"],
  },
  {
    id: 'shell-permission-redirect',
    cause: 'permission',
    command: 'set -e; echo "writing heartbeat"; date > /var/log/heartbeat',
    for: ['/var/log/heartbeat: Permission denied'],
  },
  {
    id: 'shell-operation-not-permitted',
    cause: 'permission',
    command: 'echo "tuning"; chown root:root . && sysctl -w vm.swappiness=1',
    for: ['Operation not permitted'],
  },
  {
    id: 'shell-read-only-file-system',
    cause: 'permission',
    command: 'bin/cache-warm',
    files: {
      'bin/cache-warm': '#!/bin/sh\nset -e\necho "warming 120 pages"\ntouch cache/index\n',
      'cache/a': '',
    },
    afterChown: 'mount -t tmpfs -o ro tmpfs /home/vcap/app/cache',
    for: ['Read-only file system'],
  },
  {
    id: 'shell-timeout-124',
    cause: 'timeout',
    command: 'timeout 2 ./bin/wait-for-index',
    files: {
      'bin/wait-for-index':
        '#!/bin/bash\nfor i in $(seq 20); do echo "index building: $((i * 4))%"; sleep 0.3; done\n',
    },
    for: [],
  },
  {
    id: 'shell-timeout-verbose',
    cause: 'timeout',
    command: 'timeout --verbose -s TERM 1.5 bash bin/drain.sh',
    files: { 'bin/drain.sh': 'while :; do echo "queue length $((RANDOM % 9 + 90))"; sleep 0.2; done\n' },
    for: ['timeout: sending signal TERM'],
  },
  {
    id: 'shell-timeout-wait-loop',
    cause: 'timeout',
    command: 'bin/wait-ready 3',
    files: {
      'bin/wait-ready':
        '#!/bin/bash\nfor i in $(seq $(($1 * 2))); do echo "waiting for search cluster to become green (status=yellow)"; sleep 0.5; done\necho "ERROR: gave up after ${1}s: cluster did not become green" >&2\nexit 1\n',
    },
    for: ['gave up after 3s'],
  },
  {
    id: 'shell-lock-held',
    cause: 'lock-held',
    command:
      'flock -n /home/vcap/tmp/import.lock ./import || { echo "import: another run holds /home/vcap/tmp/import.lock, not starting" >&2; exit 1; }',
    before:
      'touch /home/vcap/tmp/import.lock; (exec 4>&-; flock /home/vcap/tmp/import.lock sleep 3) >/dev/null 2>&1 & sleep 0.3',
    for: ['another run holds'],
  },
  {
    id: 'shell-pid-lock-file',
    cause: 'lock-held',
    command: 'bin/reconcile',
    files: {
      'bin/reconcile':
        '#!/bin/bash\nset -o noclobber\nif ! { echo $$ > tmp/reconcile.pid; } 2>/dev/null; then\n  echo "reconcile: lock file tmp/reconcile.pid exists (pid $(cat tmp/reconcile.pid)); is another instance running?"\n  exit 75\nfi\n',
      'tmp/reconcile.pid': '4711\n',
    },
    for: ['lock file tmp/reconcile.pid exists'],
  },
  {
    id: 'shell-argument-list-too-long',
    cause: 'resource-limit',
    command: 'rm -f spool/$(printf "message-%06d.eml " $(seq 200000))',
    for: ['Argument list too long'],
  },
  {
    id: 'shell-fork-limit',
    cause: 'resource-limit',
    command: 'bin/fan-out 200',
    limits: 'ulimit -p 40',
    files: {
      'bin/fan-out': '#!/bin/bash\nfor i in $(seq $1); do sleep 60 & done\necho "started all"\n',
    },
    for: ['fork: '],
    limitInS: 50,
  },
]
