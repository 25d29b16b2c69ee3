// Nothing says why: no words, words without a reason, or words that only look like one.
const progress = (count, what) => `for i in $(seq ${count}); do echo "${what} $i of ${count}"; done`
const unknown = (id, command, files, more = {}) => ({
  id: `unknown-${id}`,
  cause: 'unknown',
  command,
  files,
  for: [],
  ...more,
})

export const recipes = [
  unknown('false', 'false', {}),
  unknown('exit-silent', './run', { run: '#!/bin/sh\nexit 1\n' }),
  unknown('exit-42', 'bin/sync', { 'bin/sync': `#!/bin/bash\n${progress(5, 'synced folder')}\nexit 42\n` }),
  unknown('set-e', 'bin/load', {
    'bin/load': `#!/bin/bash\nset -e\n${progress(12, 'row')}\ngrep -q ready status.txt\necho "loaded"\n`,
    'status.txt': 'waiting\n',
  }),
  unknown('pipefail', 'set -eo pipefail; seq 40 | grep -v 0 | grep -q nothing; echo done', {}),
  unknown('progress-python', 'python3 crunch.py', {
    'crunch.py':
      "import sys\nfor n in range(220):\n    print('[%3d%%] crunching block %d' % (n * 100 // 220, n))\nsys.exit(1)\n",
  }),
  unknown(
    'debug-node',
    'node sync.js',
    {
      'sync.js':
        "for (const step of ['config loaded', 'error_handler registered', 'connected', '0 errors in 14 files', 'done with step 3']) console.log('DEBUG sync: ' + step)\nprocess.exit(1)\n",
    },
    { misleading: ['error_handler', '0 errors'] },
  ),
  unknown('json-info', 'node worker.mjs', {
    'worker.mjs':
      "for (let n = 0; n < 20; n += 1) console.log(JSON.stringify({ level: 30, time: Date.now(), msg: 'job done', job: n, error: null }))\nprocess.exit(3)\n",
  }),
  unknown('make-error-1', 'make nightly', {
    Makefile: 'nightly:\n\t@./step\n',
    step: '#!/bin/sh\necho "step: 4 files"\nexit 1\n',
  }),
  unknown('npm-code-1', 'npm run nightly', {
    'package.json':
      '{"name":"nightly","version":"1.0.0","scripts":{"nightly":"node -e \\"process.exit(1)\\""}}',
  }),
  unknown(
    'retry-that-worked',
    'python3 pull.py',
    {
      'pull.py':
        "import sys\nprint('WARN connection refused, retrying in 1 s')\nprint('INFO connected at second try')\nfor n in range(30):\n    print('INFO pulled page', n)\nsys.exit(1)\n",
    },
    { misleading: ['connection refused, retrying'] },
  ),
  unknown(
    'deprecations',
    'ruby -W:deprecated nightly.rb',
    {
      'nightly.rb':
        "warn 'DEPRECATION WARNING: ActiveRecord::Base.connection is deprecated', category: :deprecated\nputs 'nightly: 3 steps', 'nightly: step 3 finished'\nexit 1\n",
    },
    { misleading: ['DEPRECATION WARNING'] },
  ),
  unknown('failed-no-reason', 'bin/task', {
    'bin/task': '#!/bin/bash\necho "Starting task"\nsleep 0.3\necho "Task failed" >&2\nexit 1\n',
  }),
  unknown('an-error-occurred', 'php job.php', {
    'job.php': '<?php\necho "job 7\\n";\nfwrite(STDERR, "An error occurred.\\n");\nexit(1);\n',
  }),
  unknown(
    'java-exit-1',
    'java -cp classes Quiet',
    {
      'Quiet.java':
        'public class Quiet { public static void main(String[] a) throws Exception { for (int n = 0; n < 14; n++) System.out.println("chunk " + n + " written"); System.exit(1); } }\n',
    },
    { before: 'javac -d classes Quiet.java && rm Quiet.java' },
  ),
  unknown('xargs-123', 'ls -1 parts | xargs -n 1 ./check', {
    'parts/a': '',
    'parts/b': '',
    check: '#!/bin/sh\n[ "$1" = a ]\n',
  }),
  unknown(
    'go-exit-2',
    './quiet',
    {
      'main.go':
        'package main\n\nimport "os"\n\nfunc main() {\n\tos.Stdout.WriteString("batch 1\\nbatch 2\\n")\n\tos.Exit(2)\n}\n',
    },
    { before: 'GOCACHE=/var/tmp/corpus-gocache GO111MODULE=off go build -o quiet main.go && rm main.go' },
  ),
  unknown(
    'handled-trace',
    'python3 mail.py',
    {
      'mail.py':
        "import sys, traceback\nfor n in range(12):\n    try:\n        if n == 3:\n            raise ValueError('no address')\n        print('mail', n, 'sent')\n    except ValueError:\n        traceback.print_exc(file=sys.stdout)\n        print('mail', n, 'skipped, going on')\nprint('sent 11 of 12 mails')\nsys.exit(1)\n",
    },
    { misleading: ['ValueError: no address'], also: 'check-failed' },
  ),
  unknown('exit-255', 'perl -e "print qq(rotating\\n); exit 255"', {}),
]
