// Go: real compiled programs. Each source is built before its run, in a cache that the runs share.
const BUILD = (name = 'job') =>
  `GOCACHE=/var/tmp/corpus-gocache GOPATH=/var/tmp/corpus-gopath GOFLAGS=-mod=mod GO111MODULE=off go build -trimpath -o ${name} main.go && rm main.go`
const program = (imports, body, more = '') =>
  `package main\n\nimport (\n${imports.map((name) => `\t"${name}"\n`).join('')})\n${more}\nfunc main() {\n${body}\n}\n`
const ZAP = `
func line(level, message string, more ...interface{}) {
	fields := map[string]interface{}{"level": level, "ts": time.Now().Unix(), "caller": "job/main.go:31", "msg": message}
	for n := 0; n+1 < len(more); n += 2 {
		fields[more[n].(string)] = more[n+1]
	}
	text, _ := json.Marshal(fields)
	fmt.Fprintln(os.Stderr, string(text))
}
`
const recipe = (id, cause, source, more) => ({
  id,
  cause,
  command: './job',
  files: { 'main.go': source },
  before: BUILD(),
  ...more,
})

export const recipes = [
  recipe(
    'go-nil-map',
    'uncaught-exception',
    program(
      ['fmt'],
      '\tvar totals map[string]int\n\tfmt.Println("counting 3 regions")\n\ttotals["north"] = 1',
    ),
    { for: ['panic: assignment to entry in nil map'] },
  ),
  recipe(
    'go-nil-pointer',
    'uncaught-exception',
    program(
      ['log'],
      '\tlog.Println("settling order 7")\n\tvar o *order\n\tlog.Println(o.total())',
      '\ntype order struct{ lines []int }\n\nfunc (o *order) total() int { return len(o.lines) }\n',
    ),
    {
      also: 'native-crash',
      for: ['panic: runtime error: invalid memory address or nil pointer dereference'],
    },
  ),
  recipe('go-index', 'uncaught-exception', program(['fmt', 'os'], '\tfmt.Println("column", os.Args[3])'), {
    for: ['panic: runtime error: index out of range [3] with length 1'],
  }),
  recipe(
    'go-deadlock',
    'uncaught-exception',
    program(['fmt'], '\tdone := make(chan int)\n\tfmt.Println("waiting for 4 workers")\n\t<-done'),
    { also: 'lock-held', for: ['fatal error: all goroutines are asleep - deadlock!'] },
  ),
  recipe(
    'go-stack',
    'stack-overflow',
    program(
      ['fmt', 'runtime/debug'],
      '\tdebug.SetMaxStack(1 << 20)\n\tfmt.Println(depth(1))',
      '\nfunc depth(n int) int { return 1 + depth(n+1) }\n',
    ),
    { for: ['runtime: goroutine stack exceeds 1048576-byte limit', 'fatal error: stack overflow'] },
  ),
  recipe(
    'go-log-fatal-env',
    'configuration',
    program(
      ['log', 'os'],
      '\tif os.Getenv("KAFKA_BROKERS") == "" {\n\t\tlog.Fatal("KAFKA_BROKERS must be set")\n\t}',
    ),
    { for: ['KAFKA_BROKERS must be set'] },
  ),
  recipe(
    'go-zap-config',
    'configuration',
    program(
      ['encoding/json', 'fmt', 'os', 'strconv', 'time'],
      '\tline("info", "starting", "version", "1.9.2")\n\t_, err := strconv.ParseBool(os.Getenv("DRY_RUN"))\n\tif err != nil {\n\t\tline("fatal", "invalid configuration", "error", err.Error(), "variable", "DRY_RUN")\n\t\tos.Exit(1)\n\t}',
      ZAP,
    ),
    { environment: { DRY_RUN: 'maybe' }, for: ['invalid configuration'] },
  ),
  recipe(
    'go-flag',
    'usage-error',
    program(
      ['flag', 'fmt'],
      '\tmonth := flag.String("month", "", "month to close")\n\tflag.Parse()\n\tfmt.Println(*month)',
    ),
    { command: './job -mnth 2026-10', for: ['flag provided but not defined: -mnth'] },
  ),
  recipe(
    'go-open',
    'missing-file',
    program(
      ['log', 'os'],
      '\tif _, err := os.ReadFile("config/routes.toml"); err != nil {\n\t\tlog.Fatalf("load routes: %v", err)\n\t}',
    ),
    {
      for: ['load routes: open config/routes.toml: no such file or directory'],
    },
  ),
  recipe(
    'go-permission',
    'permission',
    program(
      ['log', 'os'],
      '\tif err := os.WriteFile("/etc/routes", nil, 0o644); err != nil {\n\t\tlog.Fatal(err)\n\t}',
    ),
    {
      for: ['open /etc/routes: permission denied'],
    },
  ),
  recipe(
    'go-http-refused',
    'connection-refused',
    program(
      ['encoding/json', 'fmt', 'net/http', 'os', 'time'],
      '\tfor try := 1; try <= 3; try++ {\n\t\t_, err := http.Get("http://idle.apps.internal:8500/v1/kv/jobs")\n\t\tline("warn", "lookup failed, will retry", "try", try, "error", err.Error())\n\t\ttime.Sleep(50 * time.Millisecond)\n\t}\n\tline("error", "giving up", "tries", 3)\n\tos.Exit(1)',
      ZAP,
    ),
    { for: ['connect: connection refused', 'giving up'] },
  ),
  recipe(
    'go-http-name',
    'dns-failure',
    program(
      ['log', 'net/http'],
      '\t_, err := http.Get("http://consul.service.internal/v1/kv/jobs")\n\tlog.Fatalln("kv:", err)',
    ),
    {
      for: ['no such host'],
    },
  ),
  recipe(
    'go-http-deadline',
    'timeout',
    program(
      ['fmt', 'net/http', 'os', 'time'],
      '\tc := http.Client{Timeout: time.Second}\n\t_, err := c.Get("http://billing.apps.internal/slow")\n\tfmt.Fprintln(os.Stderr, "Error:", err)\n\tos.Exit(1)',
    ),
    {
      for: ['context deadline exceeded'],
    },
  ),
  recipe(
    'go-http-eof',
    'connection-lost',
    program(
      ['fmt', 'net/http', 'os', 'strings'],
      '\t_, err := http.Post("http://billing.apps.internal/hangup", "text/plain", strings.NewReader("x"))\n\tfmt.Fprintln(os.Stderr, "post invoice:", err)\n\tos.Exit(1)',
    ),
    {
      for: ['post invoice: Post "http://billing.apps.internal/hangup": EOF'],
    },
  ),
  recipe(
    'go-tls',
    'tls-failure',
    program(['log', 'net/http'], '\t_, err := http.Get("https://files.apps.internal/ok")\n\tlog.Fatal(err)'),
    {
      tls: true,
      for: ['x509: certificate signed by unknown authority'],
    },
  ),
  recipe(
    'go-tls-plain',
    'tls-failure',
    program(
      ['log', 'net/http'],
      '\t_, err := http.Get("https://billing.apps.internal:80/ok")\n\tlog.Fatal(err)',
    ),
    {
      for: ['http: server gave HTTP response to HTTPS client'],
    },
  ),
  recipe(
    'go-http-status',
    'remote-error',
    program(
      ['fmt', 'io', 'net/http', 'os'],
      '\tr, _ := http.Get("http://billing.apps.internal/conflict")\n\tbody, _ := io.ReadAll(r.Body)\n\tfmt.Printf("level=error msg=\\"unexpected answer\\" status=%d body=%q\\n", r.StatusCode, body)\n\tos.Exit(2)',
    ),
    { for: ['status=409'] },
  ),
  recipe(
    'go-json',
    'bad-input-data',
    program(
      ['encoding/json', 'log'],
      '\tvar v struct{ Amount int }\n\tif err := json.Unmarshal([]byte(`{"amount": "12"}`), &v); err != nil {\n\t\tlog.Fatalf("line 14 of orders.jsonl: %v", err)\n\t}',
    ),
    {
      for: ['line 14 of orders.jsonl: json: cannot unmarshal string into Go struct field'],
    },
  ),
  recipe(
    'go-listen',
    'port-in-use',
    program(
      ['log', 'net'],
      '\tnet.Listen("tcp", ":8099")\n\t_, err := net.Listen("tcp", ":8099")\n\tlog.Fatalf("metrics: %v", err)',
    ),
    {
      for: ['listen tcp :8099: bind: address already in use'],
    },
  ),
  recipe(
    'go-recovered',
    'missing-file',
    program(
      ['fmt', 'log', 'os'],
      '\tfunc() {\n\t\tdefer func() { log.Println("recovered from panic in metrics exporter:", recover(), "- continuing without metrics") }()\n\t\tvar m map[string]int\n\t\tm["a"] = 1\n\t}()\n\tfor n := 0; n < 230; n++ {\n\t\tlog.Printf("page %d rendered", n)\n\t}\n\t_, err := os.Open("/home/vcap/app/assets/logo.svg")\n\tfmt.Fprintln(os.Stderr, "fatal: render failed:", err)\n\tos.Exit(1)',
    ),
    {
      for: ['fatal: render failed: open /home/vcap/app/assets/logo.svg: no such file or directory'],
      misleading: ['recovered from panic in metrics exporter'],
    },
  ),
  {
    id: 'go-compile-error',
    cause: 'syntax-error',
    command: 'go run main.go',
    environment: { GOCACHE: '/home/vcap/tmp/go', GO111MODULE: 'off' },
    files: { 'main.go': 'package main\n\nfunc main() {\n\tfor n := 0; n < 3 {\n\t}\n}\n' },
    for: ['syntax error: unexpected {, expecting semicolon or newline'],
  },
  {
    id: 'go-test',
    cause: 'check-failed',
    command: 'go test ./...',
    environment: { GOCACHE: '/home/vcap/tmp/go', GOFLAGS: '-mod=mod' },
    files: {
      'go.mod': 'module example.org/smoke\n\ngo 1.19\n',
      'smoke_test.go':
        'package smoke\n\nimport "testing"\n\nfunc TestTimeoutIsConfigured(t *testing.T) {}\n\nfunc TestPlans(t *testing.T) {\n\tt.Errorf("plans: got %d, want %d", 2, 3)\n}\n',
    },
    limitInS: 90,
    for: ['--- FAIL: TestPlans', 'plans: got 2, want 3'],
  },
]
