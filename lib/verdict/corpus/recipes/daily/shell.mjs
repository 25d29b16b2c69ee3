// What goes wrong on a working day, in the own words of jobs: shells and what stands in their scripts. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-bash-trap-pipefail',
    cause: 'missing-file',
    command: './nightly.sh',
    files: {
      'nightly.sh':
        '#!/bin/bash\nset -euo pipefail\nwork=$(mktemp -d)\ncleanup() { echo "cleanup: removing $work"; rm -r "$work"; rmdir /home/vcap/app/stage; echo "nightly ended with $?"; }\ntrap cleanup EXIT\nfor i in $(seq 1 120); do echo "[$(date -u +%FT%TZ)] chunk $i copied"; done\nsort /home/vcap/app/in/orders.csv | gzip > $work/orders.gz\necho never\n',
    },
    for: ['sort: cannot read: /home/vcap/app/in/orders.csv: No such file or directory'],
    misleading: ['rmdir: failed to remove'],
  },
  {
    id: 'daily-bash-retry-ok-then-fail',
    cause: 'bad-input-data',
    command: 'bash pull.sh',
    files: {
      'pull.sh': `set -e\nfor try in 1 2 3; do\n  if [ $try = 3 ]; then echo '{"rates": [' > rates.json; break; fi\n  curl -sS http://idle.apps.internal:8080/rates -o rates.json || echo "attempt $try failed, trying again in 0s"\ndone\necho "rates downloaded"\njq -e '.rates | length' rates.json\n`,
    },
    for: [/^(jq: )?parse error/],
    misleading: ['attempt 1 failed', 'attempt 2 failed', 'curl: (7)'],
  },
  {
    id: 'daily-xargs-255',
    cause: 'check-failed',
    command: `printf 'a\\nb\\n' | xargs -n1 sh -c 'echo "checking $0"; test $0 != b || { echo "$0: balance is not zero"; exit 1; }'`,
    for: ['b: balance is not zero'],
  },
  {
    id: 'daily-make-chain',
    cause: 'missing-file',
    command: 'make report',
    files: {
      Makefile:
        'report: data\n\t@echo rendering\n\t@cat template.html > out.html\ndata:\n\t@echo collecting\n',
    },
    for: ['cat: template.html: No such file or directory'],
  },
  {
    id: 'daily-sh-own-required',
    cause: 'configuration',
    command: 'sh x.sh',
    files: { 'x.sh': ': "${API_BASE:?set API_BASE first}"\n' },
    for: ['API_BASE: set API_BASE first'],
  },
  {
    id: 'daily-awk-div',
    cause: 'bad-input-data',
    also: 'uncaught-exception',
    command: `printf '4 2\\n1 0\\n' | awk '{ print $1 / $2 }'`,
    for: ['division by zero'],
  },
  {
    id: 'daily-sh-trap-line',
    cause: 'auth-refused',
    command: 'bash t.sh',
    files: {
      't.sh': `set -Eeuo pipefail\ntrap 'echo "failed at line $LINENO: $BASH_COMMAND" >&2' ERR\ntrap 'echo "removing work folder"; rm -rf work' EXIT\nmkdir work\nfor i in $(seq 40); do echo "file $i packed"; done\nssh -o BatchMode=yes -o StrictHostKeyChecking=no -o ConnectTimeout=3 backup@files.apps.internal true\n`,
    },
    for: ['Permission denied (publickey'],
  },
  {
    id: 'daily-sh-case-usage',
    cause: 'usage-error',
    command: './run.sh wekly',
    files: {
      'run.sh': `#!/bin/sh\ncase "$1" in daily|weekly) ;; *) echo "run.sh: don't know what '$1' is" >&2; exit 64;; esac\n`,
    },
    for: [`don't know what`],
  },
  {
    id: 'daily-sh-wait-for-file',
    cause: 'timeout',
    command: 'bash w.sh',
    files: {
      'w.sh':
        'for i in 1 2 3; do echo "waiting for drop/orders.done ($i)"; sleep 0.1; [ -e drop/orders.done ] && exit 0; done\necho "drop/orders.done did not show up in time" >&2\nexit 1\n',
    },
    for: ['did not show up in time'],
  },
  {
    id: 'daily-sh-test-empty',
    cause: 'bad-input-data',
    also: 'check-failed',
    command: 'bash e.sh',
    files: {
      'e.sh':
        'set -e\n: > feed.csv\n[ -s feed.csv ] || { echo "feed.csv is empty, not importing" >&2; exit 65; }\n',
    },
    for: ['feed.csv is empty'],
  },
  {
    id: 'daily-sh-mktemp',
    cause: 'missing-file',
    also: 'configuration',
    command: `TMPDIR=/home/vcap/scratch bash -c 'f=$(mktemp) || exit 3; echo $f'`,
    for: ['mktemp: failed to create file'],
  },
  {
    id: 'daily-sh-parallel-wait',
    cause: 'missing-file',
    command: 'bash p.sh',
    files: {
      'p.sh':
        'part() { sleep 0.$1; if [ $1 = 2 ]; then cat shards/2.sql; else echo "shard $1 restored"; fi; }\nfor n in 1 2 3 4 5; do part $n & pids="$pids $!"; done\nbad=0\nfor p in $pids; do wait $p || bad=1; done\necho "restored with status $bad"\nexit $bad\n',
    },
    for: ['cat: shards/2.sql: No such file or directory'],
  },
  {
    id: 'daily-sed-missing',
    cause: 'missing-file',
    command: `sed -i 's/a/b/' conf/app.conf`,
    for: [`sed: can't read conf/app.conf`],
  },
  {
    id: 'daily-date-bad',
    cause: 'usage-error',
    also: 'bad-input-data',
    command: `date -d '2026-02-30' +%s`,
    for: ['date: invalid date'],
  },
  {
    id: 'daily-find-xargs-rm',
    cause: 'permission',
    command: 'find /etc/ssl -maxdepth 1 -name openssl.cnf -print0 | xargs -0 rm',
    for: ['rm: cannot remove'],
  },
  {
    id: 'daily-bash-set-u-array',
    cause: 'configuration',
    command: 'bash d.sh',
    files: {
      'd.sh': `set -euo pipefail\nlog() { printf '%s [%s] %s\\n' "$(date +%T)" "$1" "$2"; }\nlog info "deploying assets"\nfor d in css js img; do log info "$d synced"; done\nlog info "purging $CDN_ZONE"\n`,
    },
    for: ['CDN_ZONE: unbound variable'],
  },
  {
    id: 'daily-bash-json-check',
    cause: 'check-failed',
    command: 'bash h.sh',
    files: {
      'h.sh': `set -e\nstate='{"db":"up","queue":"down"}'\necho "health: $state"\nfor k in db queue; do v=$(echo "$state" | jq -r .$k); [ "$v" = up ] || { echo "$k is $v" >&2; exit 1; }; done\n`,
    },
    for: ['queue is down'],
  },
  {
    id: 'daily-bash-die',
    cause: 'missing-file',
    command: 'bash r.sh',
    files: {
      'r.sh':
        'die() { echo "$(basename $0): $*" >&2; exit 1; }\n[ -d /mnt/backup/2026-11-28 ] || die "no backup of yesterday in /mnt/backup"\n',
    },
    for: ['no backup of yesterday'],
  },
  {
    id: 'daily-bash-cleanup-loud',
    cause: 'bad-input-data',
    command: 'bash c.sh',
    files: {
      'c.sh': `trap 'kill 99999; umount /mnt/none; rm -f /etc/passwd; echo done with cleaning' EXIT\nset -e\nfor i in $(seq 50); do echo "invoice $i rendered"; done\necho '{"a":' | jq .a\necho never\n`,
    },
    for: ['parse error'],
    misleading: ['No such process'],
  },
  {
    id: 'daily-bash-loop-retry',
    cause: 'connection-refused',
    command: 'bash l.sh',
    files: {
      'l.sh':
        'n=0\nuntil curl -sS -o /dev/null http://idle.apps.internal:8080/ready; do n=$((n+1)); [ $n -ge 4 ] && { echo "app did not become ready, giving up after $n tries" >&2; exit 1; }; echo "not ready, retrying ($n)"; sleep 0.1; done\n',
    },
    for: ['curl: (7)', 'giving up'],
  },
  {
    id: 'daily-awk-file',
    cause: 'missing-file',
    command: `awk -F';' '{s+=$3} END {print s}' data/sales.csv`,
    for: ['data/sales.csv'],
  },
  {
    id: 'daily-cp-disk',
    cause: 'disk-full',
    quota: true,
    diskInMb: 8,
    command: 'head -c 20M /dev/zero > dump.bin && gzip dump.bin',
    for: ['head:'],
  },
  {
    id: 'daily-split-perm',
    cause: 'permission',
    command: 'cd / && split -l 10 /etc/passwd part',
    for: ['Permission denied'],
  },
  {
    id: 'daily-sha',
    cause: 'check-failed',
    command: 'echo a > f; echo "0000000000000000000000000000000000000000 *f" | sha1sum -c',
    for: ['FAILED', 'did NOT match'],
  },
  {
    id: 'daily-sh-mount',
    cause: 'missing-file',
    command: 'bash a.sh',
    files: {
      'a.sh':
        'set -e\nstamp() { echo "$(date -u +%H:%M:%S) $*"; }\nstamp "collect"\nfor i in $(seq 30); do stamp "file $i collected"; done\ncp /mnt/nfs/rates.csv . || { stamp "collect failed, tidying up"; rm -rf stage; stamp "tidied"; exit 1; }\n',
    },
    for: [`cannot stat '/mnt/nfs/rates.csv'`],
  },
  {
    id: 'daily-sh-pipestatus',
    cause: 'command-not-found',
    command: 'set -o pipefail; echo data | pigz | cat > a.gz',
    for: ['pigz: command not found'],
  },
]
