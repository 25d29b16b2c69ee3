// Answers over the network that a program cannot use, and tools that end on them.
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
    id: 'answers-grep-nothing',
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
]
