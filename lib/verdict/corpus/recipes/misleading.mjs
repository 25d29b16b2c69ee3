// The cause early or in the middle, and much that looks like one: what was retried and worked, warnings, clean-up, other
// components, words that only sound bad.
const NOISE = (count, text) => `for i in $(seq ${count}); do echo "${text} $i"; done`
const py = (body) =>
  `import logging, sys\nlogging.basicConfig(level=logging.DEBUG, format='%(asctime)s [%(levelname)s] %(name)s - %(message)s')\nlog = logging.getLogger('job')\n${body}`

export const recipes = [
  {
    id: 'misleading-retry-then-constraint',
    cause: 'constraint-violation',
    postgres: "create table runs (day date primary key); insert into runs values ('2026-11-29');",
    command: 'python3 book.py',
    files: {
      'book.py': py(
        `import os, psycopg2\nfor attempt in (1, 2):\n    try:\n        psycopg2.connect(os.environ['DATABASE_URL'].replace('postgres.service', 'idle.apps' if attempt == 1 else 'postgres.service'))\n        log.info('connected')\n    except psycopg2.OperationalError as error:\n        log.warning('database not reachable yet, retrying: %s', str(error).strip().splitlines()[0])\nc = psycopg2.connect(os.environ['DATABASE_URL'])\nc.cursor().execute("insert into runs values ('2026-11-29')")\n`,
      ),
    },
    for: ['psycopg2.errors.UniqueViolation', 'DETAIL:  Key (day)'],
    misleading: ['retrying'],
  },
  {
    id: 'misleading-cleanup-cannot-remove',
    cause: 'command-not-found',
    command: 'bin/nightly',
    files: {
      'bin/nightly': `#!/bin/bash\nset -e\ntrap 'rm tmp/export.csv || true; ${NOISE(30, 'cleanup: dropping staging table')}' EXIT\n${NOISE(20, 'exporting customer')}\nzpaq a export.zpaq export.csv -m5\n`,
    },
    for: ['zpaq: command not found'],
    misleading: ["cannot remove 'tmp/export.csv'"],
  },
  {
    id: 'misleading-second-exception',
    cause: 'bad-input-data',
    command: 'python3 ingest.py',
    files: {
      'ingest.py': py(
        `import json\ntry:\n    log.info('ingesting 3 files')\n    json.loads('{"a": 1')\nexcept ValueError:\n    log.info('moving file to quarantine')\n    open('quarantine/feed.json', 'w')\n`,
      ),
    },
    for: ["json.decoder.JSONDecodeError: Expecting ',' delimiter"],
    misleading: ["FileNotFoundError: [Errno 2] No such file or directory: 'quarantine/feed.json'"],
  },
  {
    id: 'misleading-error-words',
    cause: 'configuration',
    command: 'node boot.js',
    files: {
      'boot.js': `const say = (text) => console.log(new Date().toISOString() + ' ' + text)\nsay('INFO  error-reporter initialised')\nsay('INFO  loaded plugin: fatal-signal-handler')\nsay('INFO  migrations: 0 failed, 14 applied')\nsay('WARN  cache: permission denied for /var/cache, using memory')\nsay('INFO  table "errors" has 0 rows')\nsay('ERROR config: PAYMENT_KEY is not set')\nsay('INFO  stopping error-reporter')\nfor (let n = 0; n < 30; n += 1) say('DEBUG unregistered handler ' + n)\nprocess.exit(1)\n`,
    },
    for: ['ERROR config: PAYMENT_KEY is not set'],
    misleading: [
      'error-reporter initialised',
      'fatal-signal-handler',
      '0 failed',
      'permission denied for /var/cache',
    ],
  },
  {
    id: 'misleading-middle-of-400',
    cause: 'disk-full',
    diskInMb: 12,
    command: 'bin/pack',
    files: {
      'bin/pack': `#!/bin/bash\n${NOISE(150, 'packing page')}\nif ! head -c 40000000 /dev/zero > pack.bin; then failed=1; fi\n${NOISE(120, 'verifying page')}\necho "pack: finished with problems, see above"\nexit \${failed:-0}\n`,
    },
    for: ['No space left on device'],
  },
  {
    id: 'misleading-killed-word',
    cause: 'timeout',
    command: 'timeout -k 1 2 bin/drain',
    files: {
      'bin/drain': `#!/bin/bash\necho "drain: 3 consumers killed by request, starting anew"\nwhile :; do echo "lag 14"; sleep 0.4; done\n`,
    },
    for: [],
    misleading: ['killed by request'],
  },
  {
    id: 'misleading-out-of-memory-word',
    cause: 'missing-file',
    command: 'python3 tune.py',
    files: {
      'tune.py': py(
        `log.info('advice: workers that run out of memory are restarted')\nlog.info('jvm.options: -XX:+HeapDumpOnOutOfMemoryError')\nlog.debug('reading profile')\nopen('profiles/large.toml')\n`,
      ),
    },
    for: ["FileNotFoundError: [Errno 2] No such file or directory: 'profiles/large.toml'"],
    misleading: ['out of memory are restarted', 'HeapDumpOnOutOfMemoryError'],
  },
  {
    id: 'misleading-caught-then-auth',
    cause: 'auth-refused',
    command: 'node mirror.mjs',
    files: {
      'mirror.mjs': `const get = async (path) => { const answer = await fetch('http://billing.apps.internal/' + path); if (!answer.ok) throw new Error(answer.status + ' ' + answer.statusText + ' for /' + path); return answer.json() }\ntry { await get('missing') } catch (error) { console.error('optional manifest: ' + error.message + ', using defaults') }\nfor (let page = 0; page < 60; page += 1) console.log('mirrored page ' + page)\ntry {\n  await get('unauthorized')\n} catch (error) {\n  console.error('mirror failed: ' + error.message)\n  for (let n = 0; n < 25; n += 1) console.log('released slot ' + n)\n  process.exit(1)\n}\n`,
    },
    for: ['mirror failed: 401 Unauthorized'],
    misleading: ['optional manifest: 404'],
  },
  {
    id: 'misleading-two-tools',
    cause: 'database-schema',
    postgres: 'create table orders (id int);',
    command: 'bin/upgrade',
    files: {
      'bin/upgrade': `#!/bin/bash\nset -e\npsql "$DATABASE_URL" -qc "drop table if exists orders_old"\npsql "$DATABASE_URL" -qc "select * from legacy" || echo "no legacy table, nothing to copy"\npsql -v ON_ERROR_STOP=1 "$DATABASE_URL" -qf upgrade.sql\n`,
      'upgrade.sql':
        'alter table orders add column note text;\nalter table order_lines add column note text;\n',
    },
    for: ['relation "order_lines" does not exist'],
    misleading: ['relation "legacy" does not exist', 'NOTICE:'],
  },
  {
    id: 'misleading-xargs',
    cause: 'bad-input-data',
    command: 'ls in/*.json | xargs -n 1 jq -e .id',
    files: {
      'in/a.json': '{"id":1}\n',
      'in/b.json': '{"id":2,,}\n',
      'in/c.json': '{"id":3}\n',
      'in/d.json': '{"id":4}\n',
    },
    for: ['parse error: '],
  },
  {
    id: 'misleading-nice-nested',
    cause: 'module-missing',
    command: "nice -n 5 sh -c 'cd jobs && exec python3 -W default run.py'",
    files: {
      'jobs/run.py':
        "import warnings\nwarnings.warn('error reporting moves to log2 in 4.0', DeprecationWarning)\nfrom helpers.pdf import render\n",
      'jobs/helpers/__init__.py': '',
    },
    for: ["ModuleNotFoundError: No module named 'helpers.pdf'"],
    misleading: ['DeprecationWarning'],
  },
  {
    id: 'misleading-background-job',
    cause: 'check-failed',
    command: 'bin/verify',
    files: {
      'bin/verify': `#!/bin/bash\n(curl -s http://idle.apps.internal/metrics || echo "metrics: push failed (7), ignored") &\nwait\n${NOISE(25, 'verified ledger page')}\necho "verify: MISMATCH page 26: expected 812.40, found 812.04"\necho "verify: 1 of 26 pages differ"\nexit 1\n`,
    },
    for: ['MISMATCH page 26', '1 of 26 pages differ'],
    misleading: ['push failed (7), ignored'],
  },
  {
    id: 'misleading-german-disk',
    cause: 'missing-file',
    command: 'bin/einlesen',
    environment: { LANG: 'de_DE.UTF-8' },
    files: {
      'bin/einlesen': `#!/bin/bash\nset -e\necho "Einlesen beginnt, 0 Fehler"\ncp eingang/belege.csv arbeit.csv\n`,
    },
    for: ['Datei oder Verzeichnis nicht gefunden'],
    misleading: ['0 Fehler'],
  },
  {
    id: 'misleading-carriage-returns',
    cause: 'connection-lost',
    command: 'python3 -u upload.py',
    files: {
      'upload.py':
        "import sys, urllib.request\nfor n in range(0, 101, 5):\n    sys.stdout.write('\\ruploading... %3d%%' % n)\nprint()\nprint('\\x1b[33mwarning:\\x1b[0m slow link, error rate 0.0')\nurllib.request.urlopen('http://billing.apps.internal/hangup', b'x')\n",
    },
    for: ['http.client.RemoteDisconnected: Remote end closed connection without response'],
    misleading: ['error rate 0.0'],
  },
  {
    id: 'misleading-lock-word',
    cause: 'permission',
    command: 'bin/rotate-keys',
    files: {
      'bin/rotate-keys': `#!/bin/bash\nset -e\necho "lock acquired: keys.lock (waited 0 ms, no deadlock)"\n${NOISE(10, 'rotated key')}\ninstall -m 600 new.pem /etc/ssl/private/service.pem\n`,
      'new.pem': 'x\n',
    },
    for: ['Permission denied'],
    misleading: ['no deadlock'],
  },
  {
    id: 'misleading-many-warnings',
    cause: 'remote-error',
    command: 'python3 push.py',
    files: {
      'push.py': py(
        `import requests\nfor n in range(45):\n    log.warning('deprecated field "colour" in record %d: will be an error in 2027', n)\nr = requests.post('http://billing.apps.internal/invalid', json={'amount': 0})\nlog.info('answer %s %s', r.status_code, r.text)\nr.raise_for_status()\n`,
      ),
    },
    for: ['requests.exceptions.HTTPError: 422 Client Error', 'answer 422'],
    misleading: ['will be an error in 2027'],
  },
  {
    id: 'misleading-set-x',
    cause: 'missing-file',
    command: 'bin/publish',
    files: {
      'bin/publish':
        '#!/bin/bash\nset -ex\nmode=error_page\ntest -d public || mkdir public\ngrep -c "fatal error" /dev/null || true\ncp build/index.html public/\necho done\n',
    },
    for: ["cp: cannot stat 'build/index.html': No such file or directory"],
    misleading: ['+ grep -c'],
  },
  {
    id: 'misleading-err-trap',
    cause: 'bad-input-data',
    command: 'bin/rates',
    files: {
      'bin/rates':
        '#!/bin/bash\nset -eE\ntrap \'echo "ERROR: command failed at line $LINENO with exit code $?" >&2; echo "notifying on-call... ok"\' ERR\necho \'rates: begin\'\njq -r .EUR rates.json > eur.txt\necho never\n',
      'rates.json': '{"EUR": 1.08\n',
    },
    for: ['parse error: Unfinished JSON term'],
    misleading: ['ERROR: command failed at line'],
  },
  {
    id: 'misleading-restarts',
    cause: 'connection-refused',
    command: 'node supervisor.js',
    files: {
      'supervisor.js':
        "const { spawnSync } = require('child_process')\nfor (let n = 1; n <= 3; n += 1) {\n  const { status } = spawnSync('python3', ['worker.py'], { stdio: 'inherit' })\n  console.log(`[supervisor] worker exited with code ${status}, restarting (${n}/3)`)\n}\nconsole.error('[supervisor] worker failed 3 times, giving up')\nprocess.exit(1)\n",
      'worker.py':
        "import socket\nprint('worker: connecting to scheduler')\nsocket.create_connection(('idle.apps.internal', 5671), 2)\n",
    },
    for: ['ConnectionRefusedError: [Errno 111] Connection refused'],
  },
  {
    id: 'misleading-parallel',
    cause: 'constraint-violation',
    postgres: 'create table codes (code text unique);',
    modules: true,
    command: 'node load.mjs',
    files: {
      'load.mjs':
        "import pg from 'pg'\nconst stop = new AbortController()\nconst work = async (worker, code) => {\n  const c = new pg.Client(process.env.DATABASE_URL)\n  await c.connect()\n  for (let n = 0; n < 20; n += 1) {\n    if (stop.signal.aborted) { console.error(`worker ${worker}: AbortError: This operation was aborted`); return }\n    try {\n      await c.query('insert into codes values ($1)', [code(n)])\n      console.log(`worker ${worker}: row ${n}`)\n    } catch (error) {\n      console.error(`worker ${worker}: ${error.message} ${error.detail}`)\n      stop.abort()\n      process.exitCode = 1\n      return\n    }\n    await new Promise((resolve) => setTimeout(resolve, 10))\n  }\n}\nawait Promise.all([work(1, (n) => 'a' + n), work(2, (n) => 'b' + (n % 8)), work(3, (n) => 'c' + n)])\nprocess.exit()\n",
    },
    for: ['worker 2: duplicate key value violates unique constraint'],
    misleading: ['AbortError: This operation was aborted'],
  },
  {
    id: 'misleading-suppressed',
    cause: 'bad-input-data',
    command: 'java -cp classes Load',
    before: 'javac -d classes Load.java && rm Load.java',
    files: {
      'Load.java':
        'public class Load {\n  static class Feed implements AutoCloseable {\n    public void close() throws Exception { throw new java.io.IOException("Stream closed: connection reset"); }\n  }\n  public static void main(String[] a) throws Exception {\n    System.out.println("loading feed");\n    try (Feed f = new Feed()) {\n      java.time.LocalDate.parse("29.11.2026");\n    }\n  }\n}\n',
    },
    for: ["java.time.format.DateTimeParseException: Text '29.11.2026' could not be parsed"],
    misleading: ['Suppressed: java.io.IOException: Stream closed: connection reset'],
  },
  {
    id: 'misleading-exception-group',
    cause: 'connection-refused',
    command: 'python3 gather.py',
    files: {
      'gather.py':
        "import asyncio\n\nasync def fetch(port):\n    await asyncio.open_connection('idle.apps.internal', port)\n\nasync def main():\n    async with asyncio.TaskGroup() as group:\n        for port in (8001, 8002):\n            group.create_task(fetch(port))\n\nprint('gathering from 2 sources')\nasyncio.run(main())\n",
    },
    for: ['ConnectionRefusedError: [Errno 111] Connect call failed'],
  },
  {
    id: 'misleading-aggregate-any',
    cause: 'connection-refused',
    command: 'node race.mjs',
    files: {
      'race.mjs':
        "import net from 'node:net'\nconst dial = (port) => new Promise((resolve, reject) => net.connect(port, 'idle.apps.internal', resolve).on('error', reject))\nconsole.log('racing 2 mirrors')\nawait Promise.any([dial(7001), dial(7002)])\n",
    },
    for: ['ECONNREFUSED 10.0.47.16:7001'],
  },
  {
    id: 'misleading-go-chain',
    cause: 'bad-input-data',
    also: 'remote-error',
    command: './job',
    before: 'GOCACHE=/var/tmp/corpus-gocache GO111MODULE=off go build -o job main.go && rm main.go',
    files: {
      'main.go':
        'package main\n\nimport (\n\t"encoding/json"\n\t"fmt"\n\t"log"\n\t"net/http"\n)\n\nfunc page(n int) error {\n\tr, err := http.Get("http://billing.apps.internal/page")\n\tif err != nil {\n\t\treturn err\n\t}\n\tvar v []int\n\tif err := json.NewDecoder(r.Body).Decode(&v); err != nil {\n\t\treturn fmt.Errorf("decode page %d: %w", n, err)\n\t}\n\treturn nil\n}\n\nfunc main() {\n\tfor n := 1; n < 40; n++ {\n\t\tlog.Printf("sync: page %d, 0 errors", n)\n\t}\n\tif err := page(40); err != nil {\n\t\tlog.Fatalf("sync: %v", err)\n\t}\n}\n',
    },
    for: ["decode page 40: invalid character '<' looking for beginning of value"],
    misleading: ['0 errors'],
  },
  {
    id: 'misleading-monolog',
    cause: 'auth-refused',
    postgres: '',
    command: 'php bin/console app:accrue --env=prod',
    files: {
      'bin/console':
        "<?php\nfunction say($level, $text) { fwrite(STDERR, '[' . date('c') . \"] app.$level: $text [] []\\n\"); }\nsay('WARNING', 'Cache backend \"redis\" failed: connection refused, falling back to \"array\"');\nfor ($n = 1; $n < 16; $n++) say('INFO', \"Accrued account $n\");\ntry {\n  new PDO('pgsql:host=postgres.service.internal;dbname=misleading_monolog', 'app', 'rotated');\n} catch (PDOException $e) {\n  say('CRITICAL', 'Error thrown while running command \"app:accrue\". Message: \"' . strtok($e->getMessage(), \"\\n\") . '\"');\n  say('DEBUG', 'Command \"app:accrue\" exited with code \"1\"');\n  exit(1);\n}\n",
    },
    for: ['app.CRITICAL'],
    misleading: ['falling back to "array"'],
  },
  {
    id: 'misleading-active-job',
    cause: 'auth-refused',
    command: 'ruby worker.rb',
    files: {
      'worker.rb':
        "require 'net/smtp'\ndef say(text) = puts(\"[ActiveJob] [MailJob] [7c1f] #{text}\")\nsay 'Performing MailJob from Inline(mailers)'\nsay 'error_notifier: initialised'\nbegin\n  Net::SMTP.start('catalog.apps.internal', 25, 'localhost', 'news', 'old', :plain)\nrescue => e\n  say \"Error performing MailJob from Inline(mailers) in 21.4ms: #{e.class} (#{e.message.strip}):\"\n  e.backtrace.first(6).each { |line| puts line }\n  say 'Discarded MailJob'\n  exit 1\nend\n",
    },
    for: ['Net::SMTPAuthenticationError (535 5.7.8 Error: authentication failed'],
    misleading: ['error_notifier: initialised'],
  },
  {
    id: 'misleading-log-of-step',
    cause: 'module-missing',
    command: 'bin/steps',
    files: {
      'bin/steps':
        '#!/bin/bash\nrun() { echo "==> $1"; shift; if ! "$@" > step.log 2>&1; then echo "step failed, its log:"; sed "s/^/    | /" step.log; echo "==> aborting, removing step.log"; exit 1; fi; }\nrun fetch echo fetched\nrun convert python3 -c "import weasyprint"\nrun publish echo published\n',
    },
    for: ["ModuleNotFoundError: No module named 'weasyprint'"],
  },
  {
    id: 'misleading-migrate-then-seed',
    cause: 'database-schema',
    postgres: '',
    command: 'bin/release',
    files: {
      'bin/release':
        '#!/bin/bash\nset -e\npsql -v ON_ERROR_STOP=1 -q "$DATABASE_URL" -c "create table if not exists plans (id int)" -c "create table if not exists plans (id int)"\nfor i in $(seq 18); do echo "[release] asset $i uploaded (0 failed)"; done\npython3 seed.py || { code=$?; echo "[release] rollback of assets"; for i in $(seq 18); do echo "[release] asset $i removed"; done; exit $code; }\n',
      'seed.py':
        "import os, psycopg2\nc = psycopg2.connect(os.environ['DATABASE_URL'])\nc.cursor().execute('insert into plans (id, label) values (1, %s)', ('a',))\n",
    },
    for: ['psycopg2.errors.UndefinedColumn: column "label" of relation "plans" does not exist'],
    misleading: ['NOTICE:'],
  },
]
