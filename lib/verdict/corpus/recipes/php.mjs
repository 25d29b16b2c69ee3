// PHP: its own limits and words, PDO, and the look of Laravel's and Symfony's consoles.
const PDO = (dsn, user = 'app', password = 's3cret') => `$db = new PDO('${dsn}', '${user}', '${password}');\n`
const PG = (name) => `pgsql:host=postgres.service.internal;dbname=${name}`
/** As artisan and bin/console print what they catch: a block, then the frames. */
const CONSOLE = `set_exception_handler(function ($e) {
  fwrite(STDERR, "\\n  \\e[41;1m " . get_class($e) . " \\e[49;22m\\n\\n  " . $e->getMessage() . "\\n\\n  at " . $e->getFile() . ':' . $e->getLine() . "\\n");
  foreach (explode("\\n", $e->getTraceAsString()) as $n => $frame) fwrite(STDERR, "  " . ($n + 1) . "   " . $frame . "\\n");
  exit(1);
});
`

export const recipes = [
  {
    id: 'php-fatal-uncaught',
    cause: 'uncaught-exception',
    command: 'php close.php',
    files: {
      'close.php': `<?php\necho "closing 2026-10\\n";\nfunction close(array $accounts) { return $accounts[0]->balance(); }\nclose([null]);\n`,
    },
    for: ['PHP Fatal error:  Uncaught Error: Call to a member function balance() on null'],
  },
  {
    id: 'php-type-error-console',
    cause: 'uncaught-exception',
    command: 'php artisan invoices:send',
    files: {
      artisan: `<?php\n${CONSOLE}function total(int $n) { return $n; }\nfor ($n = 1; $n < 21; $n++) echo " $n/20 [" . str_repeat('▓', $n) . str_repeat('░', 20 - $n) . "]\\n";\ntotal('twelve');\n`,
    },
    for: ['TypeError', 'total(): Argument #1 ($n) must be of type int, string given'],
  },
  {
    id: 'php-parse-error',
    cause: 'syntax-error',
    command: 'php nightly.php',
    files: { 'nightly.php': '<?php\n$days = 90\necho "expiring";\n' },
    for: ['PHP Parse error:  syntax error, unexpected token "echo"'],
  },
  {
    id: 'php-autoload-missing',
    cause: 'module-missing',
    also: 'missing-file',
    command: 'php bin/console cache:warmup',
    files: { 'bin/console': "<?php\nrequire dirname(__DIR__) . '/vendor/autoload.php';\n" },
    for: ["Failed opening required '/home/vcap/app/vendor/autoload.php'"],
  },
  {
    id: 'php-class-missing',
    cause: 'module-missing',
    command: 'php queue.php work --once',
    files: { 'queue.php': '<?php\necho "worker started\\n";\n$q = new Aws\\Sqs\\SqsClient([]);\n' },
    for: ['Class "Aws\\Sqs\\SqsClient" not found'],
  },
  {
    id: 'php-extension-missing',
    cause: 'module-missing',
    command: 'php thumbs.php',
    files: { 'thumbs.php': "<?php\n$image = imagecreatefromjpeg('a.jpg');\n" },
    for: ['Call to undefined function imagecreatefromjpeg()'],
  },
  {
    id: 'php-driver-missing',
    cause: 'module-missing',
    also: 'configuration',
    command: 'php report.php',
    files: { 'report.php': "<?php\n$db = new PDO('sqlsrv:Server=db', 'a', 'b');\n" },
    for: ['could not find driver'],
  },
  {
    id: 'php-memory',
    cause: 'heap-out-of-memory',
    command: 'php -d memory_limit=16M export.php',
    files: {
      'export.php':
        '<?php\n$rows = [];\nfor ($i = 0; ; $i++) { $rows[] = str_repeat(\'x\', 1000); if ($i % 3000 == 0) echo "row $i\\n"; }\n',
    },
    for: ['Allowed memory size of 16777216 bytes exhausted'],
  },
  {
    id: 'php-max-execution',
    cause: 'timeout',
    command: 'php -d max_execution_time=1 crunch.php',
    files: { 'crunch.php': '<?php\necho "crunching\\n";\nwhile (true) { sqrt(2); }\n' },
    for: ['Maximum execution time of 1 second exceeded'],
  },
  {
    id: 'php-missing-file-then-die',
    cause: 'missing-file',
    command: 'php import.php',
    files: {
      'import.php':
        '<?php\necho "import\\n";\n$in = fopen(\'/home/vcap/app/data/feed.xml\', \'r\') or die("import aborted\\n" . exit(3));\n',
    },
    for: ['fopen(/home/vcap/app/data/feed.xml): Failed to open stream: No such file or directory'],
  },
  {
    id: 'php-env-missing',
    cause: 'configuration',
    command: 'php artisan config:verify',
    files: {
      artisan: `<?php\n${CONSOLE}echo "verifying configuration\\n";\nif (getenv('APP_KEY') === false) throw new RuntimeException('No application encryption key has been specified: APP_KEY is not set.');\n`,
    },
    for: ['APP_KEY is not set'],
  },
  {
    id: 'php-deprecated-then-env',
    cause: 'configuration',
    command: 'php mailer.php',
    files: {
      'mailer.php':
        '<?php\nerror_reporting(E_ALL);\nfunction a($x = 1, $y) {}\necho utf8_encode(\'a\'), "\\n";\n$dsn = getenv(\'MAILER_DSN\');\nif (!$dsn) { fwrite(STDERR, "[critical] Environment variable not found: \\"MAILER_DSN\\".\\n"); exit(1); }\n',
    },
    for: ['Environment variable not found: "MAILER_DSN".'],
    misleading: ['Deprecated'],
  },
  {
    id: 'php-pdo-refused',
    cause: 'connection-refused',
    command: 'php artisan migrate --force',
    files: {
      artisan: `<?php\n${CONSOLE}echo "Running migrations.\\n";\n${PDO('mysql:host=idle.apps.internal;dbname=app')}`,
    },
    for: ['SQLSTATE[HY000] [2002] Connection refused'],
  },
  {
    id: 'php-pdo-name',
    cause: 'dns-failure',
    command: 'php sync.php',
    files: { 'sync.php': `<?php\n${PDO('mysql:host=mysql-old.service.internal;dbname=app')}` },
    for: ['getaddrinfo for mysql-old.service.internal failed'],
  },
  {
    id: 'php-pdo-denied',
    cause: 'auth-refused',
    postgres: '',
    command: 'php sync.php',
    files: { 'sync.php': `<?php\necho "sync\\n";\n${PDO(PG('php_pdo_denied'), 'app', 'old')}` },
    for: ['password authentication failed for user "app"'],
  },
  {
    id: 'php-pdo-duplicate',
    cause: 'constraint-violation',
    mysql: "create table tags (name varchar(20) unique); insert into tags values ('new');",
    command: 'php seed.php',
    files: {
      'seed.php': `<?php\n${PDO('mysql:host=mysql.service.internal;dbname=php_pdo_duplicate')}$db->exec("insert into tags values ('new')");\n`,
    },
    for: ["SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'new' for key 'name'"],
  },
  {
    id: 'php-pdo-column',
    cause: 'database-schema',
    postgres: 'create table tags (name text);',
    command: 'php bin/console app:relabel',
    files: {
      'bin/console': `<?php\n${CONSOLE}${PDO(PG('php_pdo_column'))}echo "relabelling\\n";\n$db->query('select colour from tags');\n`,
    },
    for: ['SQLSTATE[42703]: Undefined column'],
  },
  {
    id: 'php-pdo-duplicate-table',
    cause: 'database-schema',
    postgres: 'create table tags (name text);',
    command: 'php artisan migrate --force',
    files: {
      artisan: `<?php\n${CONSOLE}${PDO(PG('php_pdo_duplicate_table'))}echo "   INFO  Running migrations.\\n\\n";\necho "  2026_10_01_users ........ 12ms DONE\\n  2026_11_01_tags ........ 3ms FAIL\\n";\n$db->exec('create table tags (name text)');\n`,
    },
    for: ['SQLSTATE[42P07]: Duplicate table'],
  },
  {
    id: 'php-json-throw',
    cause: 'bad-input-data',
    command: 'php ingest.php',
    files: {
      'ingest.php':
        '<?php\necho "ingesting orders.json\\n";\njson_decode(\'{"a": ]\', false, 512, JSON_THROW_ON_ERROR);\n',
    },
    for: ['Uncaught JsonException: Syntax error'],
  },
  {
    id: 'php-http-warning',
    cause: 'remote-error',
    command: 'php pull.php',
    files: {
      'pull.php':
        '<?php\n$page = file_get_contents(\'http://billing.apps.internal/broken\');\nif ($page === false) { echo "pull: no answer, stopping\\n"; exit(1); }\n',
    },
    for: ['HTTP request failed! HTTP/1.1 500 Internal Server Error'],
  },
  {
    id: 'php-division',
    cause: 'uncaught-exception',
    command: 'php stats.php 2>&1 | tee stats.log; exit ${PIPESTATUS[0]}',
    files: {
      'stats.php':
        '<?php\nfunction average($sum, $n) { return intdiv($sum, $n); }\necho "stats of 0 stores\\n";\naverage(10, 0);\n',
    },
    for: ['Uncaught DivisionByZeroError: Division by zero'],
  },
]
