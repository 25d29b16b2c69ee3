import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

const each = (prefix: string, text: string) =>
  text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n')
/** As CPython prints it. */
const PYTHON =
  'Traceback (most recent call last):\n  File "/home/vcap/app/job.py", line 9, in <module>\n    run()\n  File "/home/vcap/app/job.py", line 4, in run\n    os.environ["QUEUE_URL"]\nKeyError: \'QUEUE_URL\''
/** As Spring Boot prints it. */
const SPRING =
  'java.lang.IllegalStateException: Failed to execute CommandLineRunner\n\tat org.springframework.boot.SpringApplication.callRunner(SpringApplication.java:771)\n\tat com.acme.Job.main(Job.java:12)\nCaused by: org.springframework.dao.QueryTimeoutException: Redis command timed out\n\tat org.springframework.data.redis.X.y(X.java:1)\n\t... 4 common frames omitted\nCaused by: io.lettuce.core.RedisCommandTimeoutException: Command timed out after 1 minute(s)\n\tat io.lettuce.core.internal.E.create(E.java:59)'

/** Errors as loggers, frameworks and supervisors lay them out. Lines with `> ` in front are stdout. */
const LAID_OUT: readonly [cause: string, text: string, status?: number][] = [
  ['configuration', each('web_1  | ', PYTHON)],
  ['configuration', each('2026-11-23 20:33:52,108 ERROR ', PYTHON)],
  ['configuration', each('0|job  | ', PYTHON)],
  ['configuration', each('Nov 23 20:33:52 host-1 job[12]: ', PYTHON)],
  ['configuration', each('[2026-11-23T20:33:52.108Z] ', PYTHON)],
  [
    'configuration',
    PYTHON.split('\n')
      .map((line) => `${line}\r`)
      .join('\n'),
  ],
  ['configuration', '##[error]QUEUE_URL is not set'],
  ['configuration', '::error file=a.sh,line=3::QUEUE_URL is not set'],
  [
    'timeout',
    each(
      '> ',
      '2026-11-23 20:33:52.108 ERROR 12 --- [           main] o.s.boot.SpringApplication               : Application run failed\n\n' +
        SPRING,
    ) +
      "\n> 2026-11-23 20:33:53.001  INFO 12 --- [           main] j.LocalContainerEntityManagerFactoryBean : Closing JPA EntityManagerFactory for persistence unit 'default'\n> 2026-11-23 20:33:53.002  INFO 12 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Shutdown initiated...\n> 2026-11-23 20:33:53.003  INFO 12 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Shutdown completed.",
  ],
  [
    'connection-refused',
    '20:33:52.108 [error] GenServer Job.Repo terminating\n** (stop) %DBConnection.ConnectionError{message: "tcp connect (localhost:5432): connection refused - :econnrefused"}\n    (db_connection 2.4.3) lib/db_connection/connection.ex:100: DBConnection.Connection.connect/2',
  ],
  [
    'remote-error',
    '[ERROR]\t2026-11-23T20:33:52.108Z\t6f2e\tInvoke Error \t{"errorType":"Error","errorMessage":"billing answered 503","stack":["Error: billing answered 503","    at run (/var/task/job.js:3:9)"]}',
  ],
  [
    'auth-refused',
    '> {"@timestamp":"2026-11-23T20:33:52.108Z","log.level":"ERROR","message":"export failed","error.type":"org.postgresql.util.PSQLException","error.message":"FATAL: password authentication failed for user \\"shop\\"","error.stack_trace":"org.postgresql.util.PSQLException: FATAL: password authentication failed\\n\\tat org.postgresql.X.y(X.java:1)"}',
  ],
  [
    'disk-full',
    '> {"version":"1.1","host":"h","short_message":"could not write","full_message":"java.io.IOException: No space left on device\\n\\tat java.base/java.io.FileOutputStream.writeBytes(Native Method)","level":3}',
  ],
  [
    'connection-refused',
    '[1a2b] [ActiveJob] [ExportJob] [77] Error performing ExportJob (Job ID: 77) from Async(default) in 12.3ms: ActiveRecord::ConnectionNotEstablished (connection to server at "10.0.0.5", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n):',
  ],
  [
    'connection-lost',
    '[2026-11-23 20:33:52,108: ERROR/ForkPoolWorker-2] Task jobs.export[6f2e] raised unexpected: OperationalError(\'server closed the connection unexpectedly\')\nTraceback (most recent call last):\n  File "/app/x.py", line 1, in run\npsycopg2.OperationalError: server closed the connection unexpectedly',
  ],
  [
    'connection-refused',
    '> fail: Acme.Job[0]\n>       Export failed\n>       System.Net.Http.HttpRequestException: Connection refused (api:443)\n>        ---> System.Net.Sockets.SocketException (111): Connection refused\n>          at System.Net.Sockets.Socket.AwaitableSocketAsyncEventArgs.ThrowException(SocketError error)\n>          --- End of inner exception stack trace ---\n>          at Acme.Job.Run() in /src/Job.cs:line 12',
  ],
  [
    'database-schema',
    'rails aborted!\nStandardError: An error has occurred, this and all later migrations canceled:\n\nPG::DuplicateColumn: ERROR:  column "currency" of relation "orders" already exists\n/app/db/migrate/20261101_add_currency.rb:3:in `change\'\n\nCaused by:\nActiveRecord::StatementInvalid: PG::DuplicateColumn: ERROR:  column "currency" of relation "orders" already exists\n/app/db/migrate/20261101_add_currency.rb:3:in `change\'\n\nCaused by:\nPG::DuplicateColumn: ERROR:  column "currency" of relation "orders" already exists\nTasks: TOP => db:migrate\n(See full trace by running task with --trace)',
  ],
  [
    'bad-input-data',
    'thread \'main\' panicked at src/main.rs:14:37:\ncalled `Result::unwrap()` on an `Err` value: Error("expected `,` or `}`", line: 3, column: 9)\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
    101,
  ],
  ['missing-file', 'Error: reading the price list\n\nCaused by:\n    No such file or directory (os error 2)'],
  ['timeout', '2026-11-23T20:33:52Z ERROR job: run failed error=operation timed out'],
  [
    'connection-refused',
    'E1123 20:33:52.108123       7 main.go:88] "export failed" err="Get \\"https://10.96.0.1:443/api\\": dial tcp 10.96.0.1:443: connect: connection refused"',
  ],
  [
    'connection-refused',
    '> [2026-11-23T20:33:52.108+00:00] app.CRITICAL: Uncaught PHP Exception Doctrine\\DBAL\\Exception\\ConnectionException: "An exception occurred in the driver: SQLSTATE[HY000] [2002] Connection refused" at /app/vendor/doctrine/dbal/src/Driver/API/MySQL/ExceptionConverter.php line 101 {"exception":"[object] ..."} []',
  ],
  [
    'uncaught-exception',
    "/home/vcap/app/job.js:3\n  const total = order.lines.reduce((a, l) => a + l.amount, 0)\n                            ^\n\nTypeError: Cannot read properties of undefined (reading 'reduce')\n    at total (/home/vcap/app/job.js:3:29)\n    at Object.<anonymous> (/home/vcap/app/job.js:9:1)\n\nNode.js v20.20.2\nnpm error Lifecycle script `nightly` failed with error:\nnpm error code 1\nnpm error path /home/vcap/app\nnpm error command failed\nnpm error command sh -c node job.js",
  ],
  [
    'check-failed',
    '> ::error::3 of 12 smoke checks failed\n> FAIL checkout responds (500)\n> ok   login responds',
  ],
  [
    'lock-held',
    '> Running migrations:\n>   Applying shop.0042_currency...\nTraceback (most recent call last):\n  File "/usr/lib/python3/dist-packages/django/db/backends/utils.py", line 89, in _execute\n    return self.cursor.execute(sql, params)\npsycopg2.errors.LockNotAvailable: canceling statement due to lock timeout\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "manage.py", line 22, in <module>\n    main()\ndjango.db.utils.OperationalError: canceling statement due to lock timeout',
  ],
  [
    'heap-out-of-memory',
    '> <--- Last few GCs --->\n> \n> [12:0x5]    1234 ms: Mark-sweep 30.1 (36.2) -> 30.0 (36.2) MB\n> \n> <--- JS stacktrace --->\nFATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory\n 1: 0xb78db3 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]\nAborted (core dumped)',
    134,
  ],
  ['killed-by-signal', '> step 3\nTerminated', 143],
  ['resource-limit', '> [error] failed to start worker: fork failed: Resource temporarily unavailable'],
  [
    'command-not-found',
    '+ set -euo pipefail\n+ echo start\n> start\n+ pdf2x in out\nbin/run.sh: line 4: pdf2x: command not found\n+ cleanup\n+ rm -f /tmp/x\n+ echo "cleanup finished"\n> cleanup finished',
    127,
  ],
  [
    'unknown',
    '> 2026-11-23 INFO retry policy: 3 attempts, timeout 30s\n> INFO error threshold 5%\n> INFO processed 1200 rows, 0 failed, 3 skipped (duplicate)\n> INFO done',
    3,
  ],
  [
    'unknown',
    '(node:12) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead.\n(Use `node --trace-deprecation ...` to show where the warning was created)\n> done',
    1,
  ],
  [
    'unknown',
    "WARNING: Running pip as the 'root' user can result in broken permissions\n> Successfully installed x",
    1,
  ],
  ['unknown', '> Connection to db established\n> Lock acquired\n> Lock released\n> Connection closed', 1],
  [
    'unknown',
    'Picked up JAVA_TOOL_OPTIONS: -Xmx256m\nSLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".\nSLF4J: Defaulting to no-operation (NOP) logger implementation\n> finished',
    1,
  ],
]

describe('how errors are laid out', () => {
  it.each(LAID_OUT)('%s: %s', (cause, text, status) => {
    expect(judgeText(text, status).cause).toBe(cause)
  })
})
