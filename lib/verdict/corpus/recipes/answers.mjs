// Answers that a program cannot use or that never come, and tools that end on them.
export const recipes = [
  {
    id: 'answers-html-instead-of-json',
    cause: 'bad-input-data',
    also: 'remote-error',
    command: 'node orders.mjs',
    files: {
      'orders.mjs': `console.log('orders: begin')\nconst answer = await fetch('http://billing.apps.internal/page')\nconst orders = await answer.json()\nconsole.log(orders.length)\n`,
    },
    for: ["SyntaxError: Unexpected token '<', \"<html>"],
  },
  {
    id: 'answers-truncated-json',
    cause: 'bad-input-data',
    also: 'connection-lost',
    command: 'curl -sS http://billing.apps.internal/truncated | jq -e .items[].amount',
    for: ['parse error: Unfinished'],
    korifi: false,
  },
  {
    id: 'answers-jq-invalid',
    cause: 'bad-input-data',
    command: 'set -o pipefail; cat rates.json | jq .EUR | tee rate.txt',
    files: { 'rates.json': "{'EUR': 1.08}\n" },
    for: ['parse error: Invalid numeric literal'],
  },
  {
    id: 'answers-xmllint-not-wellformed',
    cause: 'bad-input-data',
    command: 'xmllint --noout feed.xml',
    files: { 'feed.xml': '<feed>\n  <entry><title>Fish & chips</title></entry>\n  <entry>\n</feed>\n' },
    for: ['parser error : xmlParseEntityRef: no name', 'parser error : Opening and ending tag mismatch'],
  },
  {
    id: 'answers-xmllint-schema',
    cause: 'check-failed',
    also: 'bad-input-data',
    command: 'xmllint --noout --schema orders.xsd orders.xml',
    files: {
      'orders.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="orders"><xs:complexType><xs:sequence><xs:element name="amount" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element></xs:schema>\n',
      'orders.xml': '<orders><amount>12,50</amount></orders>\n',
    },
    for: ["is not a valid value of the atomic type 'xs:decimal'", 'orders.xml fails to validate'],
  },
  {
    id: 'answers-gzip',
    cause: 'bad-input-data',
    command: 'gunzip -c feed.csv.gz | wc -l; exit ${PIPESTATUS[0]}',
    files: { 'feed.csv.gz': '<html>not found</html>\n' },
    for: ['feed.csv.gz: not in gzip format'],
  },
  {
    id: 'answers-tar-truncated',
    cause: 'bad-input-data',
    command: 'tar xzf assets.tgz -C public',
    before:
      'mkdir public src; head -c 300000 /dev/urandom > src/a; tar czf full.tgz src; head -c 100000 full.tgz > assets.tgz; rm full.tgz',
    for: ['gzip: stdin: unexpected end of file', 'tar: Unexpected EOF in archive'],
  },
  {
    id: 'answers-git-auth',
    cause: 'auth-refused',
    also: 'configuration',
    command: 'git clone http://billing.apps.internal/basic/rules.git',
    environment: { GIT_TERMINAL_PROMPT: '0' },
    for: ["could not read Username for 'http://billing.apps.internal': terminal prompts disabled"],
  },
  {
    id: 'answers-git-missing',
    cause: 'remote-error',
    also: 'missing-file',
    command: 'git clone http://billing.apps.internal/missing/rules.git',
    for: ["repository 'http://billing.apps.internal/missing/rules.git/' not found"],
  },
  {
    id: 'answers-git-no-repository',
    cause: 'missing-file',
    also: 'configuration',
    command: 'git log -1 --format=%H',
    for: ['fatal: not a git repository'],
  },
  {
    id: 'answers-ssh-refused',
    cause: 'connection-refused',
    command: 'rsync -az -e "ssh -o BatchMode=yes" public/ deploy@idle.apps.internal:/srv/www/',
    files: { 'public/index.html': 'x' },
    for: ['ssh: connect to host idle.apps.internal port 22: Connection refused'],
  },
  {
    id: 'answers-rsync-missing',
    cause: 'missing-file',
    command: 'rsync -a build/out/ public/',
    for: ['"/home/vcap/app/build/out" failed: No such file or directory'],
  },
  {
    id: 'answers-wget-forbidden',
    cause: 'auth-refused',
    also: 'remote-error',
    command: 'wget -nv http://billing.apps.internal/forbidden-page',
    for: ['ERROR 403: Forbidden.'],
  },
  {
    id: 'answers-wget-gateway',
    cause: 'remote-error',
    command: 'wget --tries=2 --waitretry=0 http://billing.apps.internal/gateway',
    for: ['ERROR 502: Bad Gateway.'],
  },
  {
    id: 'answers-perl-die',
    cause: 'missing-file',
    command: 'perl nightly.pl',
    files: {
      'nightly.pl':
        'use strict; use warnings;\nprint "nightly: begin\\n";\nopen(my $in, "<", "spool/queue.txt") or die "cannot open spool/queue.txt: $!";\n',
    },
    for: ['cannot open spool/queue.txt: No such file or directory at nightly.pl line 3.'],
  },
  {
    id: 'answers-perl-module',
    cause: 'module-missing',
    command: 'perl mail.pl',
    files: { 'mail.pl': 'use strict;\nuse Email::Sender::Simple;\nprint "sent\\n";\n' },
    for: ["Can't locate Email/Sender/Simple.pm in @INC", 'BEGIN failed--compilation aborted'],
  },
  {
    id: 'answers-perl-syntax',
    cause: 'syntax-error',
    command: 'perl totals.pl',
    files: { 'totals.pl': 'use strict;\nmy %totals = (a => 1;\nprint $totals{a};\n' },
    for: ['syntax error at totals.pl line 2', 'Execution of totals.pl aborted due to compilation errors.'],
  },
  {
    id: 'answers-perl-undefined-sub',
    cause: 'uncaught-exception',
    command: 'perl -w clean.pl',
    files: {
      'clean.pl': 'my $days;\nprint "cleaning files older than $days days\\n";\nprune_spool(90);\n',
    },
    for: ['Undefined subroutine &main::prune_spool called at clean.pl line 3.'],
    misleading: ['Use of uninitialized value'],
  },
  {
    id: 'answers-diff',
    cause: 'check-failed',
    command: 'diff -u expected/routes.txt routes.txt',
    files: { 'expected/routes.txt': '/\n/health\n/v2\n', 'routes.txt': '/\n/health\n' },
    for: ['-/v2'],
  },
  {
    id: 'answers-sha256',
    cause: 'check-failed',
    command: 'sha256sum -c SHA256SUMS',
    files: {
      'a.bin': 'a',
      'b.bin': 'b',
      SHA256SUMS:
        'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.bin\nca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  b.bin\n',
    },
    for: ['b.bin: FAILED', '1 computed checksum did NOT match'],
  },
  {
    id: 'answers-proxy-refused',
    cause: 'connection-refused',
    command: 'python3 pull.py',
    environment: { http_proxy: 'http://idle.apps.internal:3128' },
    files: {
      'pull.py':
        "import requests\nprint('pulling rates')\nrequests.get('http://rates.partner.example/latest')\n",
    },
    for: [/^requests\.exceptions\.ProxyError: .*Connection refused/],
  },
  {
    id: 'answers-proxy-name',
    cause: 'dns-failure',
    also: 'configuration',
    command: 'curl -sS http://rates.partner.example/latest',
    environment: { http_proxy: 'http://proxy-old.internal:3128' },
    for: ['Could not resolve proxy: proxy-old.internal'],
  },
  {
    id: 'answers-python-tls-plain',
    cause: 'tls-failure',
    command: 'python3 pull.py',
    files: {
      'pull.py': "import urllib.request\nurllib.request.urlopen('https://billing.apps.internal:80/ok')\n",
    },
    for: [/^urllib\.error\.URLError: .*WRONG_VERSION_NUMBER/],
  },
  {
    id: 'answers-go-io-timeout',
    cause: 'timeout',
    command: './job',
    before: 'GOCACHE=/var/tmp/corpus-gocache GO111MODULE=off go build -o job main.go && rm main.go',
    files: {
      'main.go':
        'package main\n\nimport (\n\t"log"\n\t"net"\n\t"time"\n)\n\nfunc main() {\n\tlog.Println("dialling")\n\t_, err := net.DialTimeout("tcp", "hole.apps.internal:5432", time.Second)\n\tlog.Fatalln("store:", err)\n}\n',
    },
    for: ['i/o timeout'],
  },
  {
    id: 'answers-psycopg-timeout',
    cause: 'timeout',
    command: 'python3 sync.py',
    files: {
      'sync.py':
        "import psycopg2\nprint('sync')\npsycopg2.connect('postgres://app:x@hole.apps.internal/app?connect_timeout=2')\n",
    },
    for: ['timeout expired'],
  },
  {
    id: 'answers-java-connect-timeout',
    cause: 'timeout',
    command: 'java -cp classes Dial',
    before: 'javac -d classes Dial.java && rm Dial.java',
    files: {
      'Dial.java':
        'public class Dial { public static void main(String[] a) throws Exception { var c = new java.net.URL("http://hole.apps.internal/").openConnection(); c.setConnectTimeout(900); c.connect(); } }\n',
    },
    for: ['java.net.SocketTimeoutException: Connect timed out'],
  },
  {
    id: 'answers-node-unreachable',
    cause: 'connection-refused',
    command: 'node ship.mjs',
    files: {
      'ship.mjs': "console.log('shipping 90 parcels')\nawait fetch('http://192.0.2.10:8080/parcels')\n",
    },
    for: ['connect ENETUNREACH 192.0.2.10:8080'],
  },
  {
    id: 'answers-psql-no-route',
    cause: 'connection-refused',
    command: 'psql postgres://app@10.99.4.7/orders -c "select 1"',
    for: ['No route to host'],
  },
  {
    id: 'answers-python-unreachable',
    cause: 'connection-refused',
    command: 'python3 ping.py',
    files: { 'ping.py': "import socket\nsocket.create_connection(('192.0.2.10', 443), 3)\n" },
    for: ['OSError: [Errno 101] Network is unreachable'],
  },
  {
    id: 'answers-bash-dev-tcp',
    cause: 'connection-refused',
    command: 'set -e; echo "health check of the relay"; exec 3<>/dev/tcp/idle.apps.internal/25',
    for: ['Connection refused'],
  },
  {
    id: 'answers-pg-isready',
    cause: 'connection-refused',
    command: 'pg_isready -h idle.apps.internal -t 2',
    for: ['idle.apps.internal:5432 - no response'],
  },
  {
    id: 'answers-redis-cli',
    cause: 'connection-refused',
    command: 'redis-cli -h idle.apps.internal flushdb',
    for: ['Could not connect to Redis at idle.apps.internal:6379: Connection refused'],
  },
  {
    id: 'answers-wait-for-it',
    cause: 'timeout',
    also: 'connection-refused',
    command: 'bin/wait-for-it idle.apps.internal 5432 2 && node migrate.js',
    files: {
      'bin/wait-for-it':
        '#!/bin/bash\necho "wait-for-it: waiting $3 seconds for $1:$2" >&2\nfor i in $(seq $(($3 * 2))); do (: < /dev/tcp/$1/$2) 2>/dev/null && exit 0; sleep 0.5; done\necho "wait-for-it: timeout occurred after waiting $3 seconds for $1:$2" >&2\nexit 124\n',
    },
    for: ['timeout occurred after waiting 2 seconds'],
  },
  {
    id: 'answers-mysql-lost',
    cause: 'connection-lost',
    mysql: '',
    command: 'python3 report.py',
    files: {
      'report.py':
        "import pymysql, threading, time\ndef connect():\n    return pymysql.connect(host='mysql.service.internal', user='app', password='s3cret')\na, b = connect(), connect()\nprint('building report', flush=True)\nthreading.Timer(0.5, lambda: b.cursor().execute('kill %d' % a.thread_id())).start()\na.cursor().execute('select sleep(4)')\n",
    },
    for: ['Lost connection to MySQL server during query'],
  },
  {
    id: 'answers-node-pg-terminated',
    cause: 'connection-lost',
    postgres: '',
    modules: true,
    command: 'node report.mjs',
    files: {
      'report.mjs':
        "import pg from 'pg'\nconst open = async () => { const c = new pg.Client(process.env.DATABASE_URL); await c.connect(); return c }\nconst [a, b] = [await open(), await open()]\nconst { rows } = await a.query('select pg_backend_pid() as pid')\nconsole.log('building report')\nsetTimeout(() => b.query('select pg_terminate_backend($1)', [rows[0].pid]), 400)\nawait a.query('select pg_sleep(5)')\n",
    },
    for: ['terminating connection due to administrator command'],
  },
  {
    id: 'answers-sqlite-full',
    cause: 'disk-full',
    diskInMb: 6,
    command: 'python3 collect.py',
    files: {
      'collect.py':
        "import sqlite3\nc = sqlite3.connect('data.db')\nc.execute('create table t (x blob)')\nfor n in range(200):\n    c.execute('insert into t values (?)', (b'x' * 100000,)); c.commit()\n    print('collected', n)\n",
    },
    for: ['sqlite3.OperationalError: database or disk is full'],
  },
  {
    id: 'answers-sqlite-readonly',
    cause: 'permission',
    command: 'sqlite3 data.db "insert into t values (1)"',
    before: 'sqlite3 data.db "create table t (x)"',
    afterChown: 'chown root data.db; chmod 644 data.db',
    for: ['attempt to write a readonly database'],
  },
  {
    id: 'answers-here-document',
    cause: 'disk-full',
    diskInMb: 4,
    command: 'bash notes.sh',
    files: {
      'notes.sh':
        'set -e\nhead -c 6000000 /dev/zero > fill.bin 2>/dev/null || echo "fill.bin kept short"\ncat > note.txt <<END\n$(head -c 100000 /dev/zero | tr "\\\\0" a)\nEND\necho "note written"\n',
    },
    for: ['No space left on device'],
  },
  {
    id: 'answers-openssl-verify',
    cause: 'tls-failure',
    also: 'check-failed',
    tls: true,
    command: 'openssl verify -CAfile ca.pem service.pem',
    before: 'cp /var/tmp/corpus-*/tls/ca.pem ca.pem; cp /var/tmp/corpus-*/tls/expired.pem service.pem',
    for: ['certificate has expired'],
  },
  {
    id: 'answers-node-openssl',
    cause: 'uncaught-exception',
    also: 'configuration',
    command: 'node hash.js',
    files: { 'hash.js': "console.log('hashing assets')\nrequire('crypto').createHash('md4').update('a')\n" },
    for: ['digital envelope routines::unsupported'],
  },
]
