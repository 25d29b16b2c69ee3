import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** Wordings of tools that tasks start, each with the cause that it tells. */
const WORDINGS: readonly [cause: string, text: string, status?: number][] = [
  [
    'connection-refused',
    '\n   Illuminate\\Database\\QueryException \n\n  SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, SQL: select * from `users`)\n\n  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:829\n    825▕                     $this->getName(), $query, $this->prepareBindings($bindings), $e',
  ],
  [
    'connection-refused',
    'In Connection.php line 69:\n                                                              \n  An exception occurred in the driver: SQLSTATE[08006] [7] connection to server at "10.0.0.5", port 5432 failed: Connection refused\n\nIn Exception.php line 28:\n\n  SQLSTATE[08006] [7] connection to server failed',
  ],
  [
    'auth-refused',
    '╷\n│ Error: error configuring Terraform AWS Provider: no valid credential sources\n│ \n│ error: InvalidClientTokenId: The security token included in the request is invalid\n╵',
  ],
  [
    'connection-refused',
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  ],
  [
    'auth-refused',
    'Error from server (Forbidden): pods is forbidden: User "ci" cannot list resource "pods" in API group "" in the namespace "default"',
  ],
  [
    'connection-lost',
    'rsync: connection unexpectedly closed (0 bytes received so far) [sender]\nrsync error: unexplained error (code 255) at io.c(228) [sender=3.2.7]',
    255,
  ],
  [
    'missing-file',
    'rsync: [sender] link_stat "/home/vcap/app/out" failed: No such file or directory (2)\nrsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c(1338) [sender=3.2.7]',
    23,
  ],
  ['missing-file', 'scp: /exports/out.csv: No such file or directory'],
  [
    'connection-refused',
    "2026-11-23T20:33:52.108+0000\tFailed: can't create session: failed to connect to mongodb://10.0.0.5:27017/: server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: 10.0.0.5:27017, Type: Unknown, Last error: dial tcp 10.0.0.5:27017: connect: connection refused }, ] }",
  ],
  [
    'auth-refused',
    "mysqldump: Got error: 1045: Access denied for user 'backup'@'10.0.0.4' (using password: YES) when trying to connect",
    2,
  ],
  [
    'permission',
    "mysqldump: Couldn't execute 'FLUSH TABLES': Access denied; you need (at least one of) the RELOAD or FLUSH_TABLES privilege(s) for this operation (1227)",
    2,
  ],
  [
    'permission',
    'pg_dump: error: query failed: ERROR:  permission denied for table payments\npg_dump: detail: Query was: LOCK TABLE public.payments IN ACCESS SHARE MODE',
  ],
  [
    'remote-error',
    " ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'https://git.example/x.git'\nhint: Updates were rejected because the remote contains work that you do not have locally.",
  ],
  [
    'missing-file',
    "convert-im6.q16: unable to open image `in.png': No such file or directory @ error/blob.c/OpenBlob/2924.",
  ],
  ['bad-input-data', 'in.mp4: Invalid data found when processing input'],
  [
    'module-missing',
    'Error: Failed to launch the browser process!\n/home/vcap/app/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory\n\n\nTROUBLESHOOTING: https://pptr.dev/troubleshooting\n    at Interface.onClose (/app/node_modules/@puppeteer/browsers/lib/cjs/launch.js:262:24)',
  ],
  [
    'timeout',
    'TimeoutError: Navigation timeout of 30000 ms exceeded\n    at new Deferred (/app/node_modules/puppeteer-core/lib/cjs/util/Deferred.js:64:34)',
  ],
  [
    'dns-failure',
    'Error: net::ERR_NAME_NOT_RESOLVED at https://reports.example\n    at navigate (/app/node_modules/puppeteer-core/lib/cjs/Frame.js:178:27)',
  ],
  [
    'connection-refused',
    'Error: net::ERR_CONNECTION_REFUSED at http://localhost:3000\n    at navigate (/app/node_modules/puppeteer-core/lib/cjs/Frame.js:178:27)',
  ],
  ['tls-failure', 'Error: net::ERR_CERT_AUTHORITY_INVALID at https://reports.internal'],
  [
    'database-schema',
    '> 20:33:52  Completed with 1 error and 0 warnings:\n> 20:33:52  \n> 20:33:52    Database Error in model orders (models/orders.sql)\n>   relation "raw.orders" does not exist\n>   LINE 3: from raw.orders\n> 20:33:52  Done. PASS=1 WARN=0 ERROR=1 SKIP=0 TOTAL=2',
  ],
  [
    'missing-file',
    'Error in file(file, "rt") : cannot open the connection\nCalls: read.csv -> read.table -> file\nIn addition: Warning message:\nIn file(file, "rt") :\n  cannot open file \'orders.csv\': No such file or directory\nExecution halted',
  ],
  ['missing-file', 'ERROR: LoadError: SystemError: opening file "orders.csv": No such file or directory'],
  ['missing-file', 'awk: cannot open orders.csv (No such file or directory)', 2],
  ['syntax-error', 'awk: line 1: syntax error at or near }', 2],
  ['missing-file', "sed: can't read orders.csv: No such file or directory", 2],
  ['syntax-error', "sed: -e expression #1, char 6: unterminated `s' command"],
  ['missing-file', 'grep: orders.csv: No such file or directory', 2],
  ['missing-file', 'find: ‘in’: No such file or directory'],
  ['disk-full', 'sort: write failed: /tmp/sortAbC: No space left on device', 2],
  ['missing-file', 'unzip:  cannot find or open orders.zip, orders.zip.zip or orders.zip.ZIP.', 9],
  [
    'bad-input-data',
    'bzip2: Data integrity error when decompressing.\n\tInput file = orders.bz2, output file = orders',
    2,
  ],
  ['bad-input-data', 'xz: orders.xz: File format not recognized'],
  ['bad-input-data', 'base64: invalid input'],
  ['bad-input-data', 'date: invalid date ‘2026-13-01’'],
  [
    'auth-refused',
    'msmtp: authentication failed (method PLAIN)\nmsmtp: server message: 535 5.7.8 Error: authentication failed\nmsmtp: could not send mail',
    77,
  ],
  [
    'dns-failure',
    "> Server:\t\t169.254.0.2\n> Address:\t169.254.0.2#53\n> \n> ** server can't find db.internal: NXDOMAIN",
  ],
  ['dns-failure', 'ping: db.internal: Name or service not known', 2],
  [
    'auth-refused',
    'Error reading secret/data/shop: Error making API request.\n\nURL: GET https://vault.internal/v1/secret/data/shop\nCode: 403. Errors:\n\n* permission denied',
    2,
  ],
  [
    'timeout',
    'org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms.',
  ],
  ['connection-refused', '*** Could not connect: [Errno 111] Connection refused'],
  ['connection-refused', "ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)", 255],
  ['auth-refused', 'session setup failed: NT_STATUS_LOGON_FAILURE'],
  ['auth-refused', 'open: Login failed: 530 Login incorrect.'],
  ['connection-refused', 'ERROR:\nORA-12541: TNS:no listener'],
  ['timeout', 'ORA-12170: TNS:Connect timeout occurred'],
  ['connection-lost', 'ORA-03113: end-of-file on communication channel'],
  ['remote-error', 'ORA-01653: unable to extend table SHOP.ORDERS by 128 in tablespace USERS'],
  ['auth-refused', "Sqlcmd: Error: Microsoft ODBC Driver 18 for SQL Server : Login failed for user 'sa'.."],
  [
    'auth-refused',
    'snowflake.connector.errors.DatabaseError: 250001 (08001): None: Failed to connect to DB: x.snowflakecomputing.com:443. Incorrect username or password was specified.',
  ],
  [
    'remote-error',
    'botocore.exceptions.ClientError: An error occurred (404) when calling the HeadObject operation: Not Found',
  ],
  [
    'auth-refused',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    254,
  ],
  [
    'remote-error',
    "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for requests'}}",
  ],
  [
    'connection-refused',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  ['auth-refused', "> FAILED\nNot logged in. Use 'cf login' or 'cf login --sso' to log in."],
  [
    'check-failed',
    "> > Task :test FAILED\n> \n> JobTest > adds() FAILED\n>     java.lang.AssertionError at JobTest.java:5\n> \n> 3 tests completed, 1 failed\n\nFAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':test'.\n> There were failing tests. See the report at: file:///home/vcap/app/build/reports/tests/test/index.html\n\n* Try:\n> Run with --scan to get full insights.\n\nBUILD FAILED in 3s",
  ],
  [
    'missing-file',
    '> [2026-11-23 20:33:52,108] {taskinstance.py:1824} ERROR - Task failed with exception\n> Traceback (most recent call last):\n>   File "/home/vcap/app/dags/x.py", line 9, in run\n>     open("/data/in.csv")\n> FileNotFoundError: [Errno 2] No such file or directory: \'/data/in.csv\'',
  ],
  [
    'connection-refused',
    '[2026-11-23 20:33:52,108: ERROR/MainProcess] consumer: Cannot connect to amqp://shop:**@rabbit:5672//: [Errno 111] Connection refused.',
  ],
  [
    'connection-lost',
    "Error: read ECONNRESET\n    at TCP.onStreamRead (node:internal/stream_base_commons:217:20)\nEmitted 'error' event on Client instance at:\n    at Client._handleErrorEvent (/app/node_modules/pg/lib/client.js:319:10) {\n  errno: -104,\n  code: 'ECONNRESET',\n  syscall: 'read'\n}",
  ],
  [
    'constraint-violation',
    "error: duplicate key value violates unique constraint \"orders_pkey\"\n    at Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:283:98) {\n  length: 203,\n  severity: 'ERROR',\n  code: '23505',\n  detail: 'Key (id)=(7) already exists.',\n  constraint: 'orders_pkey'\n}",
  ],
  [
    'missing-file',
    'Error: failed to load orders\n\nCaused by:\n    0: could not open orders.csv\n    1: No such file or directory (os error 2)',
  ],
  [
    'connection-refused',
    'time="2026-11-23T20:33:52Z" level=fatal msg="migrate failed" error="dial tcp 10.0.0.5:5432: connect: connection refused"',
  ],
  [
    'timeout',
    '{"level":"error","ts":1700000000.1,"caller":"job/main.go:31","msg":"export failed","error":"context deadline exceeded"}',
  ],
  [
    'bad-input-data',
    '{"level":50,"time":1700000000000,"pid":9,"hostname":"h","err":{"type":"SyntaxError","message":"Unexpected end of JSON input","stack":"SyntaxError: Unexpected end of JSON input\\n    at JSON.parse (<anonymous>)\\n    at run (/app/job.js:3:9)"},"msg":"job failed"}',
  ],
  [
    'lock-held',
    '{"timestamp":"2026-11-23T20:33:52Z","level":"ERROR","logger":"migrate","message":"migration failed","exception":"java.sql.SQLException: Lock wait timeout exceeded; try restarting transaction\\n\\tat com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:129)"}',
  ],
  [
    'dns-failure',
    'E, [2026-11-23T20:33:52.108000 #7] ERROR -- : Failed to open TCP connection to api.example:443 (getaddrinfo: Name or service not known)',
  ],
  [
    'auth-refused',
    'E1123 20:33:52.108123       1 main.go:41] login failed: rpc error: code = Unauthenticated desc = bad token',
  ],
  ['configuration', '20:33:52.108 [main] ERROR com.example.Job - setting mail.host is missing'],
  ['remote-error', '20:33:52 ERR [Job] upstream answered with an internal error'],
  [
    'uncaught-exception',
    '    raise Exception(\'widget 7 is upside down\')\nTraceback (most recent call last):\n  File "/app/j.py", line 3, in <module>\n    run()\nException: widget 7 is upside down',
  ],
  [
    'uncaught-exception',
    'Error: the ledger has no page 7\n    at Object.<anonymous> (/home/vcap/app/ledger.js:9:9)\n    at Module._compile (node:internal/modules/cjs/loader:1521:14)\n\nNode.js v20.20.2',
  ],
]

describe('rules of tools', () => {
  it.each(WORDINGS)('%s: %s', (cause, text, status) => {
    expect(judgeText(text, status).cause).toBe(cause)
  })
})
