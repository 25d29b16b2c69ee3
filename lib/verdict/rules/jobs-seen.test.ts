import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** What frameworks and tools print that the recorder does not have, as they print it. Lines with `> ` in front are stdout; what may be said as well stands behind a bar. */
const ROWS: readonly [causes: string, status: number, command: string, text: string][] = [
  [
    'tls-failure',
    1,
    'php bin/console app:sync',
    '> [2026-11-20T02:00:00.100000+00:00] app.INFO: sync started [] []\n[2026-11-20T02:00:01.100000+00:00] console.CRITICAL: Error thrown while running command "app:sync". Message: "SSL certificate problem: unable to get local issuer certificate for "https://crm.example/api"." {"exception":"[object] (Symfony\\\\Component\\\\HttpClient\\\\Exception\\\\TransportException(code: 0): SSL certificate problem: unable to get local issuer certificate"} []\nIn ErrorChunk.php line 65:\n  SSL certificate problem: unable to get local issuer certificate for "https://crm.example/api".  ',
  ],
  [
    'connection-lost',
    1,
    'java -jar s.jar',
    '>  [32mINFO [0;39m [35m[main][0;39m streaming 4000 events\n [31mERROR[0;39m [35m[main][0;39m stream broke off after 812 events: Connection reset\njava.net.SocketException: Connection reset\n\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:328)\n\tat s.Stream.main(Stream.java:9)',
  ],
  [
    'heap-out-of-memory',
    255,
    'php export.php',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /home/vcap/app/export.php on line 31',
  ],
  [
    'timeout',
    255,
    'php push.php',
    'PHP Fatal error:  Uncaught GuzzleHttp\\Exception\\ConnectException: cURL error 28: Operation timed out after 10001 milliseconds with 0 bytes received (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://erp.example/orders in /home/vcap/app/vendor/guzzlehttp/guzzle/src/Handler/CurlFactory.php:210\nStack trace:\n#0 /home/vcap/app/vendor/guzzlehttp/guzzle/src/Handler/CurlFactory.php(158): GuzzleHttp\\Handler\\CurlFactory::createRejection()\n#1 {main}\n  thrown in /home/vcap/app/vendor/guzzlehttp/guzzle/src/Handler/CurlFactory.php on line 210',
  ],
  [
    'auth-refused',
    1,
    'ruby sync_ldap.rb',
    "> syncing 40 groups\nsync_ldap.rb:8:in `<main>': LDAP bind failed: Invalid Credentials (code 49) (RuntimeError)",
  ],
  [
    'connection-refused',
    1,
    'bundle exec ruby enqueue.rb',
    "/home/vcap/deps/0/gems/redis-client-0.18.0/lib/redis_client/ruby_connection.rb:75:in `rescue in connect': Connection refused - connect(2) for 10.0.3.3:6379 (RedisClient::CannotConnectError)\n\tfrom /home/vcap/deps/0/gems/redis-client-0.18.0/lib/redis_client/ruby_connection.rb:50:in `connect'\n/home/vcap/deps/0/gems/redis-client-0.18.0/lib/redis_client/ruby_connection.rb:60:in `connect': Connection refused - connect(2) for 10.0.3.3:6379 (Errno::ECONNREFUSED)",
  ],
  ['killed-by-signal', 137, './run', '> working\n> working'],
  ['killed-by-signal', 143, './run', '> working\nSIGTERM received, finishing current batch\nstopped'],
  ['unknown', 1, './run', '> starting\n> step 1 done\n> step 2 done'],
  ['unknown', 42, './run', '> starting\n> finished with code 42'],
  [
    'auth-refused',
    128,
    'git clone https://git.example/acme/data',
    "Cloning into 'data'...\nremote: HTTP Basic: Access denied. The provided password or token is incorrect or your account has 2FA enabled\nfatal: Authentication failed for 'https://git.example/acme/data/'",
  ],
  [
    'remote-error|check-failed|lock-held',
    1,
    'git push origin main',
    "To git.example:acme/data\n ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'git.example:acme/data'\nhint: Updates were rejected because the remote contains work that you do not\nhint: have locally. This is usually caused by another repository pushing to",
  ],
  ['auth-refused', 22, 'curl -fsS https://api.example/x', 'curl: (22) The requested URL returned error: 403'],
  [
    'dns-failure',
    6,
    'curl -sS http://nope.apps.internal/',
    'curl: (6) Could not resolve host: nope.apps.internal',
  ],
  ['connection-lost', 56, 'curl -sS http://x/', 'curl: (56) Recv failure: Connection reset by peer'],
  [
    'auth-refused',
    77,
    's3cmd put a s3://b',
    'WARNING: Retrying failed request: /?location (403)\nERROR: S3 error: 403 (SignatureDoesNotMatch): The request signature we calculated does not match the signature you provided.',
  ],
  [
    'auth-refused',
    1,
    'rclone sync out remote:b',
    '2026/11/20 02:00:00 ERROR : a.csv: Failed to copy: AccessDenied: Access Denied\n\tstatus code: 403, request id: 1, host id: \n2026/11/20 02:00:01 ERROR : Attempt 1/3 failed with 1 errors and: AccessDenied: Access Denied\n2026/11/20 02:00:02 ERROR : Attempt 2/3 failed with 1 errors and: AccessDenied: Access Denied\n2026/11/20 02:00:03 ERROR : Attempt 3/3 failed with 1 errors and: AccessDenied: Access Denied\n2026/11/20 02:00:03 Failed to sync: AccessDenied: Access Denied',
  ],
  [
    'lock-held',
    1,
    'restic backup /data',
    'repo already locked, waiting up to 0s for the lock\nunable to create lock in backend: repository is already locked by PID 18 on 3f9c by vcap (UID 2000, GID 2000)\nlock was created at 2026-11-20 02:00:00 (1h2m ago)',
  ],
  ['auth-refused', 1, 'restic backup /data', 'Fatal: wrong password or no key found'],
  [
    'bad-input-data',
    3,
    'psql -v ON_ERROR_STOP=1 -f load.sql',
    '> COPY 400\npsql:load.sql:2: ERROR:  invalid input syntax for type numeric: "n/a"\nCONTEXT:  COPY prices, line 214, column amount: "n/a"',
  ],
  [
    'database-connections-exhausted',
    2,
    "psql -c 'select 1'",
    'psql: error: connection to server at "pg" (10.0.1.1), port 5432 failed: FATAL:  remaining connection slots are reserved for non-replication superuser connections',
  ],
  [
    'timeout|connection-lost',
    1,
    './recalc',
    'FATAL:  terminating connection due to idle-in-transaction timeout\nserver closed the connection unexpectedly\n\tThis probably means the server terminated abnormally',
  ],
  [
    'permission|remote-error',
    1,
    'mysql shop < fix.sql',
    'ERROR 1290 (HY000) at line 3: The MySQL server is running with the --read-only option so it cannot execute this statement',
  ],
  [
    'remote-error|timeout',
    159,
    "clickhouse-client -q 'select 1'",
    'Received exception from server (version 23.8.2):\nCode: 159. DB::Exception: Received from ch:9000. DB::Exception: Timeout exceeded: elapsed 60.1 seconds, maximum: 60. (TIMEOUT_EXCEEDED)',
  ],
  [
    'auth-refused',
    1,
    'python load_sf.py',
    'snowflake.connector.errors.DatabaseError: 250001 (08001): None: Failed to connect to DB: acme.eu-central-1.snowflakecomputing.com:443. Incorrect username or password was specified.',
  ],
  [
    'remote-error|permission|auth-refused',
    1,
    'python bq.py',
    'Traceback (most recent call last):\n  File "/home/vcap/app/bq.py", line 9, in <module>\n    job.result()\ngoogle.api_core.exceptions.Forbidden: 403 Access Denied: Table p:d.orders: User does not have permission to query table p:d.orders, or perhaps it does not exist.',
  ],
  [
    'auth-refused',
    1,
    'ruby payouts.rb',
    "/home/vcap/deps/0/gems/stripe-10.0.0/lib/stripe/stripe_client.rb:719:in `handle_error_response': Invalid API Key provided: sk_live_****1234 (Stripe::AuthenticationError)\n\tfrom payouts.rb:4:in `<main>'",
  ],
  [
    'auth-refused',
    1,
    'python digest.py',
    "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed: UGFzc3dvcmQ6')",
  ],
  [
    'connection-lost|remote-error',
    1,
    'python ldap_sync.py',
    'ldap3.core.exceptions.LDAPSessionTerminatedByServerError: session terminated by server',
  ],
  ['lock-held', 1, './start-once', 'Already running? (pid 812 in /home/vcap/tmp/once.pid)'],
  [
    'lock-held',
    1,
    'node migrate.js',
    'Error: Could not acquire advisory lock 72707369 within 10s\n    at migrate (/home/vcap/app/migrate.js:12:11)',
  ],
  [
    'resource-limit',
    1,
    'node watch.js',
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/home/vcap/app/in'\n    at FSWatcher.<computed> (node:internal/fs/watchers:247:19)",
  ],
  [
    'resource-limit',
    1,
    'java -jar p.jar',
    '[1.2s][warning][os,thread] Failed to start thread "Unknown thread" with pthread_create failed (EAGAIN) for attributes: stacksize: 1024k, guardsize: 0k, detached.\nException in thread "main" java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached\n\tat java.base/java.lang.Thread.start0(Native Method)',
  ],
  [
    'disk-full',
    2,
    'tar xf a.tar',
    'tar: data/b.bin: Wrote only 2048 of 10240 bytes\ntar: data/c.bin: Cannot write: No space left on device\ntar: Exiting with failure status due to previous errors',
  ],
  [
    'tls-failure',
    1,
    './pull',
    '2026/11/20 02:00:00 Get "https://api.example": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-20T02:00:00Z is after 2026-11-19T23:59:59Z',
  ],
  [
    'tls-failure',
    1,
    'java -jar pull.jar',
    'Exception in thread "main" javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target\nException in thread "main" javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target\n\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:131)\nCaused by: sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  [
    'lock-held',
    1,
    'npx knex migrate:latest',
    "> Requiring external module ts-node/register\n> Using environment: production\nCan't take lock to run migrations: Migration table is already locked\nIf you are sure migrations are not running you can release the lock manually by running 'knex migrate:unlock'\nMigration table is already locked\nMigrationLocked: Migration table is already locked\n    at /home/vcap/app/node_modules/knex/lib/migrations/migrate/Migrator.js:371:17",
  ],
  [
    'auth-refused',
    1,
    'npx sequelize-cli db:migrate',
    '> Sequelize CLI [Node: 18.18.0, CLI: 6.6.1, ORM: 6.33.0]\n> Loaded configuration file "config/config.js".\n> Using environment "production".\nERROR: password authentication failed for user "migrator"',
  ],
  [
    'database-schema',
    1,
    'bin/console app:close-month',
    "[critical] Error thrown while running command \"app:close-month\". Message: \"An exception occurred while executing a query: SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.closing' doesn't exist\"\nIn ExceptionConverter.php line 49:\n  An exception occurred while executing a query: SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.closing' doesn't exist\napp:close-month [--month MONTH]",
  ],
  [
    'timeout',
    1,
    'php artisan queue:work --once',
    '>   2026-11-20 02:00:00 App\\Jobs\\BuildStatement ............................. RUNNING\n  2026-11-20 02:01:00 App\\Jobs\\BuildStatement ........................ 60s FAIL\n   Illuminate\\Queue\\MaxAttemptsExceededException \n  App\\Jobs\\BuildStatement has been attempted too many times or run too long. The job may have previously timed out.\n  at vendor/laravel/framework/src/Illuminate/Queue/Worker.php:746',
  ],
  [
    'bad-input-data',
    1,
    'python manage.py loaddata fixtures/plans.json',
    "Traceback (most recent call last):\n  File \"/home/vcap/deps/0/python/lib/python3.11/site-packages/django/core/serializers/json.py\", line 70, in Deserializer\n    yield from PythonDeserializer(objects, **options)\ndjango.core.serializers.base.DeserializationError: Invalid model identifier: 'plans.Plan'\nThe above exception was the direct cause of the following exception:\nTraceback (most recent call last):\n  File \"/home/vcap/app/manage.py\", line 22, in <module>\n    main()\ndjango.core.serializers.base.DeserializationError: Problem installing fixture '/home/vcap/app/fixtures/plans.json': Invalid model identifier: 'plans.Plan'",
  ],
  [
    'module-missing',
    1,
    'airflow dags list-import-errors',
    '> filepath                      | error\n> /home/vcap/app/dags/load.py   | Traceback (most recent call last):\n>                               |   File "/home/vcap/app/dags/load.py", line 3, in <module>\n>                               | ModuleNotFoundError: No module named \'airflow.providers.sftp\'',
  ],
  [
    'check-failed',
    1,
    'great_expectations checkpoint run nightly',
    '> Calculating Metrics: 100%|##########| 12/12 [00:01<00:00, 10.11it/s]\n> Validation failed!\n> Suite Name                                   Status     Expectations met\n> - orders.warning                              ✖ Failed   10 of 12 (83.33 %)',
  ],
  [
    'lock-held|check-failed|constraint-violation|usage-error',
    1,
    'java -jar b.jar',
    '2026-11-20 02:00:00 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed\norg.springframework.batch.core.repository.JobInstanceAlreadyCompleteException: A job instance already exists and is complete for parameters={day=2026-11-19}.  If you want to run this job again, change the parameters.\n\tat org.springframework.batch.core.repository.support.SimpleJobRepository.createJobExecution(SimpleJobRepository.java:139)',
  ],
  [
    'lock-held',
    1,
    'java -jar m.jar',
    '> 2026-11-20 02:00:00 INFO  i.m.c.l.DefaultLockManager - Mongock trying to acquire the lock\n2026-11-20 02:01:00 ERROR i.m.r.c.MongockRunner - Quit trying lock after 60000 millis due to LockPersistenceException: Lock is still held by other process\nio.mongock.api.exception.MongockException: io.mongock.driver.core.lock.LockCheckException: Quit trying lock after 60000 millis\n\tat io.mongock.runner.core.executor.Executor.execute(Executor.java:90)',
  ],
  [
    'configuration',
    1,
    'java -jar quarkus-run.jar',
    '2026-11-20 02:00:00,100 ERROR [io.qua.run.Application] (main) Failed to start application (with profile prod): java.util.NoSuchElementException: SRCFG00014: The config property feed.url is required but it could not be found in any config source\n\tat io.smallrye.config.SmallRyeConfig.convertValue(SmallRyeConfig.java:362)',
  ],
  [
    'configuration|module-missing',
    1,
    'java -jar m.jar export',
    'io.micronaut.context.exceptions.NoSuchBeanException: No bean of type [javax.sql.DataSource] exists. Make sure the bean is not disabled by bean requirements\n\tat io.micronaut.context.DefaultBeanContext.newNoSuchBeanException(DefaultBeanContext.java:2784)',
  ],
  [
    'database-schema',
    1,
    'java -jar h.jar',
    'Caused by: jakarta.persistence.PersistenceException: [PersistenceUnit: default] Unable to build Hibernate SessionFactory; nested exception is org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing column [vat] in table [orders]\nCaused by: org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing column [vat] in table [orders]\n\tat org.hibernate.tool.schema.internal.AbstractSchemaValidator.validateTable(AbstractSchemaValidator.java:136)',
  ],
  [
    'connection-lost',
    1,
    'java -jar j.jar',
    '> 02:00:00.000 [main] INFO  app - moving 80000 rows\norg.jooq.exception.DataAccessException: SQL [update orders set moved = true]; An I/O error occurred while sending to the backend.\n\tat org.jooq_3.18.6.POSTGRES.debug(Unknown Source)\nCaused by: org.postgresql.util.PSQLException: An I/O error occurred while sending to the backend.\n\tat org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:398)\nCaused by: java.io.EOFException\n\tat org.postgresql.core.PGStream.receiveChar(PGStream.java:469)\n> 02:00:03.000 [main] INFO  com.zaxxer.hikari.HikariDataSource - HikariPool-1 - Shutdown initiated...\n> 02:00:03.100 [main] INFO  com.zaxxer.hikari.HikariDataSource - HikariPool-1 - Shutdown completed.',
  ],
  [
    'auth-refused|permission',
    1,
    'java -jar k.jar',
    'Exception in thread "main" org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]',
  ],
  [
    'remote-error',
    1,
    'python k.py',
    'cimpl.KafkaException: KafkaError{code=MSG_SIZE_TOO_LARGE,val=10,str="Broker: Message size too large"}',
  ],
]

describe('the words of tools that were met elsewhere', () => {
  it.each(ROWS)('%s, status %i of %s: %s', (causes, status, command, text) => {
    expect(causes.split('|')).toContain(judgeText(text, status, command).cause)
  })
})
