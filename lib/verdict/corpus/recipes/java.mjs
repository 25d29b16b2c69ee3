// Java: compiled before the run, plain and with the log lines of Logback as Spring Boot lays them out, JSON too.
const JARS = ['logback-classic', 'logback-core', 'slf4j-api', 'postgresql', 'mariadb-java-client']
const LIBRARIES = `mkdir -p lib && cp ${JARS.map((name) => `/usr/share/java/${name}.jar`).join(' ')} lib/`
const compiled = (main, libraries) =>
  `${libraries ? `${LIBRARIES} && ` : ''}javac -nowarn -g -cp 'lib/*' -d classes ${main}.java && rm ${main}.java`
const SPRING = `<configuration><appender name="C" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p 7 --- [%15.15t] %-40.40logger{39} : %m%n%ex</pattern></encoder></appender><root level="INFO"><appender-ref ref="C"/></root></configuration>`
const COLOURED = SPRING.replace('%5p', '%highlight(%5p)')
const JSON_LINES = SPRING.replace(
  /<pattern>.*<\/pattern>/,
  '<pattern>{"ts":"%d{yyyy-MM-dd\'T\'HH:mm:ss.SSSXXX}","level":"%p","logger":"%logger","thread":"%t","message":"%replace(%m){\'"\',\'\\\\"\'}","stack":"%replace(%ex){\'[\\n\\t"]\',\' \'}%nopex"}%n</pattern>',
)
const plain = (id, cause, body, more = {}) => ({
  id,
  cause,
  command: 'java -cp classes org.example.Job',
  files: { 'Job.java': `package org.example;\n\nimport java.util.*;\n\npublic class Job {\n${body}\n}\n` },
  before: compiled('Job', false),
  ...more,
})
const spring = (id, cause, body, more = {}) => ({
  id,
  cause,
  command: "java -Xmx128m -cp 'classes:lib/*' org.example.BatchApplication",
  files: {
    'BatchApplication.java': `package org.example;\n\nimport java.sql.*;\nimport java.util.*;\nimport org.slf4j.*;\n\npublic class BatchApplication {\n  static final Logger log = LoggerFactory.getLogger(BatchApplication.class);\n${body}\n}\n`,
    'classes/logback.xml': more.layout ?? SPRING,
  },
  before: compiled('BatchApplication', true),
  ...more,
})
const main = (body) => `  public static void main(String[] args) throws Exception {\n${body}\n  }`
const JDBC = (database, password = 's3cret', host = 'postgres.service.internal') =>
  `DriverManager.getConnection("jdbc:postgresql://${host}/${database}", "app", "${password}")`
/** A step that fails, wrapped as frameworks wrap: the last "Caused by" is the cause. */
const step = (body) =>
  `  static void step(String name) {\n    try {\n${body}\n    } catch (Exception e) {\n      throw new IllegalStateException("Failed to execute step " + name, e);\n    }\n  }\n${main('    log.info("Starting BatchApplication using Java 17");\n    for (int n = 1; n < 21; n++) log.info("Step load chunk {} of 20: 0 errors", n);\n    try {\n      step("settle");\n    } catch (RuntimeException e) {\n      log.error("Application run failed", e);\n      log.info("HikariPool-1 - Shutdown initiated...");\n      log.info("HikariPool-1 - Shutdown completed.");\n      System.exit(1);\n    }')}`

export const recipes = [
  plain(
    'java-null-pointer',
    'uncaught-exception',
    `  static String name(Map<String, String> m) { return m.get("name").trim(); }\n${main('    System.out.println("exporting 4 accounts");\n    name(new HashMap<>());')}`,
    {
      for: ['java.lang.NullPointerException'],
    },
  ),
  plain(
    'java-illegal-state',
    'uncaught-exception',
    main('    throw new IllegalStateException("ledger 2026-10 is closed");'),
    {
      for: ['java.lang.IllegalStateException: ledger 2026-10 is closed'],
    },
  ),
  plain(
    'java-heap',
    'heap-out-of-memory',
    main(
      '    List<long[]> rows = new ArrayList<>();\n    for (int n = 0; ; n++) { rows.add(new long[100_000]); if (n % 20 == 0) System.out.println("loaded " + n + " pages"); }',
    ),
    {
      command: 'java -Xmx64m -cp classes org.example.Job',
      for: ['java.lang.OutOfMemoryError: Java heap space'],
    },
  ),
  plain(
    'java-metaspace-exit',
    'heap-out-of-memory',
    main(
      '    List<byte[]> rows = new ArrayList<>();\n    System.out.println("caching");\n    for (;;) rows.add(new byte[5_000_000]);',
    ),
    {
      command: 'java -Xmx48m -XX:+ExitOnOutOfMemoryError -cp classes org.example.Job',
      for: ['Terminating due to java.lang.OutOfMemoryError: Java heap space'],
    },
  ),
  plain(
    'java-stack',
    'stack-overflow',
    `  static int depth(int n) { return 1 + depth(n + 1); }\n${main('    System.out.println(depth(1));')}`,
    {
      command: 'java -XX:MaxJavaStackTraceDepth=40 -cp classes org.example.Job',
      for: ['java.lang.StackOverflowError'],
    },
  ),
  plain('java-class-missing', 'module-missing', main('    System.out.println("hi");'), {
    command: 'java -cp classes org.example.jobs.Nightly',
    for: ['Error: Could not find or load main class org.example.jobs.Nightly'],
  }),
  plain('java-jar-missing', 'missing-file', main(''), {
    command: 'java -jar target/batch-2.1.0.jar',
    for: ['Error: Unable to access jarfile target/batch-2.1.0.jar'],
  }),
  plain('java-class-version', 'module-missing', main('    Class.forName("com.mysql.cj.jdbc.Driver");'), {
    for: ['java.lang.ClassNotFoundException: com.mysql.cj.jdbc.Driver'],
  }),
  plain('java-bad-option', 'usage-error', main(''), {
    command: 'java -Xmx2gb -cp classes org.example.Job',
    for: ['Invalid maximum heap size: -Xmx2gb'],
    misleading: [],
  }),
  plain(
    'java-number-format',
    'bad-input-data',
    main(
      '    int line = 0;\n    for (String field : new String[] { "12", "15", "n/a" }) {\n      System.out.println("line " + ++line + " of amounts.txt");\n      Integer.parseInt(field);\n    }',
    ),
    {
      for: ['java.lang.NumberFormatException: For input string: "n/a"'],
    },
  ),
  plain(
    'java-file',
    'missing-file',
    main('    new java.util.Scanner(new java.io.File("conf/partners.csv"));'),
    {
      for: ['java.io.FileNotFoundException: conf/partners.csv (No such file or directory)'],
    },
  ),
  plain(
    'java-threads',
    'resource-limit',
    main(
      '    for (int n = 0; n < 2000; n++) {\n      Thread t = new Thread(() -> { try { Thread.sleep(60000); } catch (InterruptedException e) {} });\n      t.setDaemon(true);\n      t.start();\n    }',
    ),
    {
      limits: 'ulimit -p 80',
      command: 'java -XX:+UseSerialGC -cp classes org.example.Job',
      for: ['unable to create native thread'],
    },
  ),
  plain(
    'java-http-refused',
    'connection-refused',
    main('    new java.net.URL("http://idle.apps.internal:8761/eureka").openStream();'),
    {
      for: ['java.net.ConnectException: Connection refused'],
    },
  ),
  plain(
    'java-unknown-host',
    'dns-failure',
    main('    new java.net.URL("http://config.service.internal/batch").openStream();'),
    {
      for: ['java.net.UnknownHostException: config.service.internal'],
    },
  ),
  plain(
    'java-tls',
    'tls-failure',
    main('    new java.net.URL("https://files.apps.internal/ok").openStream();'),
    {
      tls: true,
      for: ['PKIX path building failed'],
    },
  ),
  plain('java-compile', 'syntax-error', main(''), {
    command: 'java Hook.java',
    files: {
      'Job.java': 'class Job {}\n',
      'Hook.java':
        'public class Hook {\n  public static void main(String[] a) {\n    System.out.println("x")\n  }\n}\n',
    },
    for: ["error: ';' expected", 'error: compilation failed'],
  }),
  spring(
    'java-spring-refused',
    'connection-refused',
    step(`      ${JDBC('app', 'x', 'idle.apps.internal')};`),
    {
      for: [
        'Caused by: java.net.ConnectException: Connection refused',
        'org.postgresql.util.PSQLException: Connection to idle.apps.internal:5432 refused',
      ],
      misleading: ['0 errors'],
    },
  ),
  spring('java-spring-password', 'auth-refused', step(`      ${JDBC('java_spring_password', 'old')};`), {
    postgres: '',
    layout: COLOURED,
    for: ['FATAL: password authentication failed for user "app"'],
  }),
  spring(
    'java-spring-unique',
    'constraint-violation',
    step(
      `      Connection c = ${JDBC('java_spring_unique')};\n      c.createStatement().execute("insert into batch_job values (1)");`,
    ),
    {
      postgres: 'create table batch_job (id int primary key); insert into batch_job values (1);',
      for: ['ERROR: duplicate key value violates unique constraint "batch_job_pkey"'],
    },
  ),
  spring(
    'java-spring-column',
    'database-schema',
    step(
      `      Connection c = ${JDBC('java_spring_column')};\n      c.createStatement().executeQuery("select settled_at from batch_job");`,
    ),
    {
      postgres: 'create table batch_job (id int primary key);',
      layout: JSON_LINES,
      for: ['does not exist   Position: 8'],
    },
  ),
  spring(
    'java-spring-socket-timeout',
    'timeout',
    step(
      '      java.net.URLConnection c = new java.net.URL("http://billing.apps.internal/slow").openConnection();\n      c.setReadTimeout(1000);\n      c.getInputStream();',
    ),
    {
      for: ['Caused by: java.net.SocketTimeoutException: Read timed out'],
    },
  ),
  spring(
    'java-spring-remote',
    'remote-error',
    step('      new java.net.URL("http://billing.apps.internal/away").openStream();'),
    {
      for: ['Caused by: java.io.IOException: Server returned HTTP response code: 503'],
    },
  ),
  spring(
    'java-spring-reset',
    'connection-lost',
    step('      new java.net.URL("http://billing.apps.internal/hangup").openStream();'),
    {
      for: ['Caused by: java.net.SocketException: Unexpected end of file from server'],
    },
  ),
  spring(
    'java-spring-placeholder',
    'configuration',
    main(
      '    log.info("Starting BatchApplication using Java 17");\n    log.info("No active profile set, falling back to 1 default profile");\n    if (System.getenv("LEDGER_URL") == null) {\n      log.error("Application run failed", new IllegalArgumentException("Could not resolve placeholder \'ledger.url\' in value \\"${ledger.url}\\""));\n      System.exit(1);\n    }',
    ),
    {
      for: ["Could not resolve placeholder 'ledger.url'"],
    },
  ),
  spring(
    'java-spring-port',
    'port-in-use',
    main(
      '    log.info("Tomcat initialized with port(s): 8085 (http)");\n    new java.net.ServerSocket(8085);\n    try {\n      new java.net.ServerSocket(8085);\n    } catch (java.io.IOException e) {\n      log.error("Web server failed to start. Port 8085 was already in use.", e);\n      log.info("Stopping service [Tomcat]");\n      System.exit(1);\n    }',
    ),
    {
      for: ['Port 8085 was already in use.', 'java.net.BindException: Address already in use'],
    },
  ),
  spring(
    'java-spring-cleanup-noise',
    'missing-file',
    main(
      '    log.info("Job: [FlowJob: [name=importJob]] launched");\n    try {\n      java.nio.file.Files.readString(java.nio.file.Path.of("/home/vcap/app/in/prices.xml"));\n    } catch (java.nio.file.NoSuchFileException e) {\n      log.error("Encountered an error executing step load in job importJob", e);\n    }\n    for (int n = 1; n < 41; n++) log.info("Step cleanup: removed staging partition {}", n);\n    log.info("Job: [FlowJob: [name=importJob]] completed with the following status: [FAILED]");\n    System.exit(5);',
    ),
    {
      for: [
        'Encountered an error executing step load in job importJob',
        'java.nio.file.NoSuchFileException: /home/vcap/app/in/prices.xml',
      ],
    },
  ),
]
