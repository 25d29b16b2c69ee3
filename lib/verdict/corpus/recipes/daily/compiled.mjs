// What goes wrong on a working day, in the own words of jobs: Java, Go and Composer. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-java-cause-chain',
    cause: 'missing-file',
    command: 'java Close.java',
    limitInS: 120,
    files: {
      'Close.java':
        'import java.nio.file.*;\npublic class Close { static class CloseFailed extends RuntimeException { CloseFailed(String m, Throwable c) { super(m, c); } }\n public static void main(String[] a) { for (int i = 0; i < 100; i++) System.out.println("account " + i + " closed");\n Runtime.getRuntime().addShutdownHook(new Thread(() -> { for (int i = 0; i < 30; i++) System.out.println("account " + i + " reopened"); System.err.println("shutdown: metrics not sent: connect refused"); }));\n try { Files.readString(Path.of("closing/rules.txt")); } catch (Exception e) { throw new CloseFailed("month 11 was not closed", e); } } }\n',
    },
    for: ['NoSuchFileException: closing/rules.txt'],
    misleading: ['shutdown: metrics not sent'],
  },
  {
    id: 'daily-java-numberformat-logged',
    cause: 'bad-input-data',
    command: 'java Imp.java',
    limitInS: 120,
    files: {
      'Imp.java':
        'import java.util.logging.*;\npublic class Imp { public static void main(String[] a) { Logger l = Logger.getLogger("imp"); l.info("import started"); try { Integer.parseInt("12x"); } catch (NumberFormatException e) { l.log(Level.SEVERE, "row 17 cannot be read, import stopped", e); System.exit(1); } } }\n',
    },
    for: ['NumberFormatException: For input string: "12x"', 'row 17 cannot be read'],
  },
  {
    id: 'daily-java-http',
    cause: 'remote-error',
    command: 'java Push.java',
    limitInS: 120,
    files: {
      'Push.java':
        'import java.net.*; import java.net.http.*;\nimport com.sun.net.httpserver.*;\npublic class Push { public static void main(String[] a) throws Exception { HttpServer s = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0); s.createContext("/", x -> { byte[] b = "{\\"error\\":\\"warehouse closed\\"}".getBytes(); x.sendResponseHeaders(503, b.length); x.getResponseBody().write(b); x.close(); }); s.start(); HttpResponse<String> r = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + s.getAddress().getPort() + "/")).build(), HttpResponse.BodyHandlers.ofString()); if (r.statusCode() != 200) { System.err.println("push failed: HTTP " + r.statusCode() + " " + r.body()); System.exit(1); } } }\n',
    },
    for: ['push failed: HTTP 503'],
  },
  {
    id: 'daily-java-npe',
    cause: 'uncaught-exception',
    command: 'java N.java',
    limitInS: 120,
    files: {
      'N.java':
        'import java.util.*;\npublic class N { public static void main(String[] a) { Map<String,String> m = new HashMap<>(); System.out.println("rollup"); System.out.println(m.get("x").length()); } }\n',
    },
    for: ['NullPointerException'],
  },
  {
    id: 'daily-go-log-fatal-wrap',
    cause: 'missing-file',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g', GOFLAGS: '-mod=mod' },
    files: {
      'main.go':
        'package main\nimport ("fmt"; "log"; "os")\nfunc load() error { _, err := os.Open("fixtures/plans.json"); if err != nil { return fmt.Errorf("load plans: %w", err) }; return nil }\nfunc main() { log.Println("seeding"); if err := load(); err != nil { log.Fatalf("seed: %v", err) } }\n',
    },
    for: ['seed: load plans: open fixtures/plans.json: no such file or directory'],
  },
  {
    id: 'daily-go-context-deadline',
    cause: 'timeout',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("context"; "log"; "net/http"; "time")\nfunc main() { ctx, c := context.WithTimeout(context.Background(), 400*time.Millisecond); defer c(); r, _ := http.NewRequestWithContext(ctx, "GET", "http://hole.apps.internal/", nil); _, err := http.DefaultClient.Do(r); log.Println("fetching prices"); if err != nil { log.Fatal(err) } }\n',
    },
    for: ['i/o timeout'],
  },
  {
    id: 'daily-go-map-panic',
    cause: 'uncaught-exception',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport "fmt"\nfunc main() { var m map[string]int; fmt.Println("counting"); m["a"]++ }\n',
    },
    for: ['assignment to entry in nil map'],
  },
  {
    id: 'daily-composer-packagist',
    cause: 'dns-failure',
    also: 'dependency-install',
    command: 'composer install --no-interaction',
    files: { 'composer.json': '{"require": {"ext-imagick": "*"}}' },
    for: ['could not be downloaded', 'Failed to open stream', 'gist.org failed', 'or service not known'],
    limitInS: 90,
  },
  {
    id: 'daily-java-sql-refused',
    cause: 'connection-refused',
    command: 'java -cp /usr/share/java/postgresql.jar Db.java',
    limitInS: 120,
    files: {
      'Db.java':
        'import java.sql.*;\npublic class Db { public static void main(String[] a) throws Exception { System.out.println("opening"); DriverManager.getConnection("jdbc:postgresql://idle.apps.internal:5432/shop", "a", "b"); } }\n',
    },
    for: ['Connection to idle.apps.internal:5432 refused'],
  },
  {
    id: 'daily-java-retry-suppressed',
    cause: 'missing-file',
    command: 'java R.java',
    limitInS: 120,
    files: {
      'R.java':
        'import java.io.*;\npublic class R { public static void main(String[] a) throws Exception { for (int i = 1; i < 4; i++) System.err.println("WARN attempt " + i + " of 4 failed: java.net.SocketTimeoutException: Read timed out"); System.out.println("INFO attempt 4 of 4 succeeded"); IOException e = new FileNotFoundException("out/ledger.pdf (No such file or directory)"); e.addSuppressed(new IllegalStateException("temp folder not empty")); throw e; } }\n',
    },
    for: ['out/ledger.pdf (No such file or directory)'],
    misleading: ['Read timed out', 'temp folder not empty'],
  },
  {
    id: 'daily-java-parse-date',
    cause: 'bad-input-data',
    command: 'java D.java',
    limitInS: 120,
    files: {
      'D.java':
        'import java.time.*;\npublic class D { public static void main(String[] a) { System.out.println("row 1"); LocalDate.parse("31.12.2026"); } }\n',
    },
    for: ['DateTimeParseException'],
  },
  {
    id: 'daily-java-zone',
    cause: 'configuration',
    also: 'uncaught-exception',
    command: 'java Z.java',
    limitInS: 120,
    files: {
      'Z.java':
        'import java.time.*;\npublic class Z { public static void main(String[] a) { ZoneId.of("Europe/Berln"); } }\n',
    },
    for: ['Unknown time-zone ID'],
  },
  {
    id: 'daily-java-executor',
    cause: 'uncaught-exception',
    command: 'java E.java',
    limitInS: 120,
    files: {
      'E.java':
        'import java.util.concurrent.*;\npublic class E { public static void main(String[] a) throws Exception { ExecutorService p = Executors.newFixedThreadPool(2); try { p.submit(() -> { Object o = "x"; return (Integer) o; }).get(); } finally { p.shutdownNow(); System.out.println("pool stopped"); } } }\n',
    },
    for: ['ClassCastException'],
  },
  {
    id: 'daily-java-compile',
    cause: 'syntax-error',
    command: 'java C.java',
    limitInS: 120,
    files: { 'C.java': 'public class C { public static void main(String[] a) { int x = close(); } }\n' },
    for: ['cannot find symbol'],
  },
  {
    id: 'daily-go-middle',
    cause: 'bad-input-data',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("log"; "os"; "strconv")\nfunc main() { for i := 0; i < 60; i++ { log.Printf("line %d ok", i) }; _, err := strconv.Atoi("12,5"); if err != nil { log.Printf("line 61: %v", err) }; for i := 60; i > 0; i-- { log.Printf("line %d undone", i) }; log.Print("done undoing"); os.Exit(1) }\n',
    },
    for: ['strconv.Atoi: parsing "12,5"'],
  },
  {
    id: 'daily-go-flag',
    cause: 'usage-error',
    command: 'go run main.go -since=yesterday',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport "flag"\nfunc main() { flag.Duration("since", 0, "how far back"); flag.Parse() }\n',
    },
    for: ['invalid value "yesterday" for flag -since'],
  },
  {
    id: 'daily-go-panic-err',
    cause: 'permission',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport "os"\nfunc main() { if err := os.WriteFile("/etc/x.conf", nil, 0644); err != nil { panic(err) } }\n',
    },
    for: ['permission denied'],
  },
  {
    id: 'daily-cargo-missing',
    cause: 'missing-file',
    also: 'usage-error',
    command: 'make -f jobs.mk nightly',
    for: ['jobs.mk: No such file or directory'],
  },
  {
    id: 'daily-java-middle-jul',
    cause: 'connection-refused',
    command: 'java M.java',
    limitInS: 120,
    files: {
      'M.java':
        'import java.util.logging.*; import java.net.*;\npublic class M { public static void main(String[] a) throws Exception { System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n"); Logger l = Logger.getLogger("m"); for (int i = 0; i < 70; i++) l.info("delivery note " + i + " printed"); try { new Socket("idle.apps.internal", 9100); } catch (Exception e) { l.log(Level.SEVERE, "printer gone, printing stopped", e); } for (int i = 0; i < 70; i++) l.info("delivery note " + i + " queued again"); l.info("spooler closed"); System.exit(1); } }\n',
    },
    for: ['java.net.ConnectException: Connection refused', 'printer gone'],
  },
  {
    id: 'daily-java-own-exception',
    cause: 'configuration',
    command: 'java O.java',
    limitInS: 120,
    files: {
      'O.java':
        'public class O { static class MissingSettingException extends RuntimeException { MissingSettingException(String m) { super(m); } } public static void main(String[] a) { throw new MissingSettingException("mail.sender must be configured"); } }\n',
    },
    for: ['MissingSettingException: mail.sender must be configured'],
  },
  {
    id: 'daily-java-jdbc-driver',
    cause: 'module-missing',
    command: 'java D.java',
    limitInS: 120,
    files: {
      'D.java':
        'public class D { public static void main(String[] a) throws Exception { java.sql.DriverManager.getConnection("jdbc:postgresql://x/y"); } }\n',
    },
    for: ['No suitable driver'],
  },
  {
    id: 'daily-java-heap',
    cause: 'heap-out-of-memory',
    command: 'java -Xmx32m H.java',
    limitInS: 120,
    files: {
      'H.java':
        'import java.util.*;\npublic class H { public static void main(String[] a) { List<byte[]> l = new ArrayList<>(); for (int i = 0; ; i++) { l.add(new byte[1 << 20]); System.out.println("tile " + i); } } }\n',
    },
    for: ['OutOfMemoryError'],
  },
  {
    id: 'daily-java-exit-code',
    cause: 'unknown',
    command: 'java X.java',
    limitInS: 120,
    files: {
      'X.java':
        'public class X { public static void main(String[] a) { for (int i = 0; i < 9; i++) System.out.println("part " + i); System.exit(4); } }\n',
    },
    for: [],
  },
  {
    id: 'daily-java-xml',
    cause: 'bad-input-data',
    command: 'java P.java',
    limitInS: 120,
    files: {
      'P.java':
        'import javax.xml.parsers.*; import java.io.*;\npublic class P { public static void main(String[] a) throws Exception { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream("<a><b></a>".getBytes())); } }\n',
    },
    for: ['must be terminated by the matching end-tag'],
  },
  {
    id: 'daily-go-own',
    cause: 'remote-error',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("fmt"; "os"; "net/http"; "net/http/httptest")\nfunc main() { s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(409) })); r, _ := http.Get(s.URL); fmt.Println("publishing catalogue"); if r.StatusCode != 200 { fmt.Fprintf(os.Stderr, "publish: shop said %s\\n", r.Status); os.Exit(1) } }\n',
    },
    for: ['shop said 409 Conflict'],
  },
  {
    id: 'daily-go-wrapped-many',
    cause: 'bad-input-data',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("encoding/csv"; "fmt"; "os"; "strings")\nfunc main() { _, err := csv.NewReader(strings.NewReader("a,b\\n1,2,3\\n")).ReadAll(); if err != nil { fmt.Fprintln(os.Stderr, fmt.Errorf("load tariffs: %w", err)); os.Exit(1) } }\n',
    },
    for: ['wrong number of fields'],
  },
  {
    id: 'daily-go-deadline-own',
    cause: 'lock-held',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("log")\nfunc main() { log.SetPrefix("[compact] "); log.Println("waiting for the write lock"); log.Fatal("did not get the write lock, db is locked by pid 31") }\n',
    },
    for: ['did not get the write lock'],
  },
  {
    id: 'daily-java-illegal-setting',
    cause: 'configuration',
    command: 'java A.java',
    limitInS: 120,
    files: {
      'A.java':
        'public class A { public static void main(String[] a) { String u = System.getenv("LEDGER_URL"); if (u == null) throw new IllegalStateException("LEDGER_URL has not been set"); } }\n',
    },
    for: ['LEDGER_URL has not been set'],
  },
  {
    id: 'daily-java-logged-middle',
    cause: 'bad-input-data',
    command: 'java A.java',
    limitInS: 120,
    files: {
      'A.java': `public class A { public static void main(String[] a) { for (int i = 0; i < 80; i++) System.out.println("2026-11-20 02:00:00,000 INFO  [pool-1-thread-" + i % 4 + "] imp.Rows - row " + i + " read"); System.out.println("2026-11-20 02:00:01,000 ERROR [pool-1-thread-2] imp.Rows - row 80 cannot be read: amount '12,5,0'"); for (int i = 0; i < 80; i++) System.out.println("2026-11-20 02:00:02,000 INFO  [main] imp.Rows - row " + i + " discarded"); System.out.println("2026-11-20 02:00:03,000 INFO  [main] imp.Rows - pool stopped"); System.exit(1); } }\n`,
    },
    for: ['row 80 cannot be read'],
  },
  {
    id: 'daily-go-own-lock',
    cause: 'lock-held',
    command: 'go run main.go',
    limitInS: 120,
    environment: { GOCACHE: '/tmp/g' },
    files: {
      'main.go':
        'package main\nimport ("log"; "os"; "syscall")\nfunc main() { f, _ := os.Create("a.lock"); syscall.Flock(int(f.Fd()), syscall.LOCK_EX); g, _ := os.Open("a.lock"); if err := syscall.Flock(int(g.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil { log.Fatalf("lock a.lock: %v", err) } }\n',
    },
    for: ['lock a.lock: resource temporarily unavailable'],
  },
]
