// Ends that no program chose: signals, crashes, the memory limit, a full disk.
const WORK = (count, what) => `for i in $(seq ${count}); do echo "${what} $i/${count}"; sleep 0.05; done`
/** A memory limit of the container, met for real: the kernel ends the process. */
const limited = (memoryInMb) => ({ memoryInMb, realMemoryLimit: true })
const C = (source) => ({
  files: { 'tool.c': source },
  before: 'gcc -w -O0 -o tool tool.c && rm tool.c',
})
const NODE_EATS = `const kept = []\nsetInterval(() => { kept.push(Buffer.alloc(16 << 20, 1)); console.log('cached ' + kept.length * 16 + ' MB') }, 5)\n`

export const recipes = [
  {
    id: 'ends-oom-node',
    cause: 'out-of-memory-limit',
    ...limited(96),
    command: 'node warm-cache.js',
    files: { 'warm-cache.js': NODE_EATS },
    for: [],
  },
  {
    id: 'ends-oom-python',
    cause: 'out-of-memory-limit',
    ...limited(64),
    command: 'python3 load.py',
    files: {
      'load.py': `import logging\nlogging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(message)s')\nrows = []\nfor part in range(100):\n    logging.info('loading part %d of 100', part + 1)\n    rows.append(b'x' * 5_000_000)\n`,
    },
    for: [],
  },
  {
    id: 'ends-oom-shell-says-killed',
    cause: 'out-of-memory-limit',
    ...limited(64),
    command: 'bin/rebuild',
    files: {
      'bin/rebuild': `#!/bin/bash\necho "rebuild: begin"\nnode eat.js\nstatus=$?\necho "rebuild: worker ended with $status" >&2\nexit $status\n`,
      'eat.js': NODE_EATS,
    },
    for: ['Killed', 'rebuild: worker ended with 137'],
  },
  {
    id: 'ends-oom-child-only',
    cause: 'out-of-memory-limit',
    ...limited(220),
    command: 'npm run --silent reindex',
    files: {
      'package.json': '{"name":"search","version":"4.0.1","scripts":{"reindex":"node parent.js"}}',
      'parent.js': `const { spawnSync } = require('child_process')\nconsole.log('reindex: starting worker')\nconst { status, signal } = spawnSync('python3', ['-c', 'rows = [b"x" * 5000000 for n in range(200)]'], { stdio: 'inherit' })\nconsole.error('worker ended: status', status, 'signal', signal)\nprocess.exit(1)\n`,
    },
    for: ['worker ended: status null signal SIGKILL'],
  },
  {
    id: 'ends-oom-java',
    cause: 'out-of-memory-limit',
    ...limited(72),
    command: 'java -Xmx512m -cp classes Eat',
    files: {
      'Eat.java':
        'import java.util.*;\npublic class Eat { public static void main(String[] a) { List<byte[]> l = new ArrayList<>(); for (int n = 0; ; n++) { byte[] b = new byte[4 << 20]; Arrays.fill(b, (byte) 1); l.add(b); System.out.println("page " + n); } } }\n',
    },
    before: 'javac -d classes Eat.java && rm Eat.java',
    for: [],
  },
  {
    id: 'ends-oom-misleading-error',
    cause: 'out-of-memory-limit',
    ...limited(64),
    command: 'python3 merge.py',
    files: {
      'merge.py': `import logging\nlogging.basicConfig(level=logging.INFO, format='%(levelname)s %(message)s')\nlogging.error('metrics endpoint not reachable: [Errno 111] Connection refused (ignored)')\nrows = []\nwhile True:\n    rows.append(b'x' * 4_000_000)\n    logging.info('merged %d chunks', len(rows))\n`,
    },
    misleading: ['Connection refused (ignored)'],
    for: [],
  },
  {
    id: 'ends-kill-9',
    cause: 'killed-by-signal',
    command: 'bin/replay',
    files: { 'bin/replay': `#!/bin/bash\n${WORK(60, 'replayed event')}\n` },
    stop: ['KILL', 1],
    for: [],
  },
  {
    id: 'ends-sigterm-silent',
    cause: 'killed-by-signal',
    command: 'python3 sweep.py',
    files: {
      'sweep.py':
        "import time\nfor n in range(100):\n    print('swept', n, flush=True)\n    time.sleep(0.1)\n",
    },
    stop: ['TERM', 1],
    for: [],
  },
  {
    id: 'ends-sigterm-handled',
    cause: 'killed-by-signal',
    command: 'node worker.js',
    files: {
      'worker.js': `process.on('SIGTERM', () => { console.log('SIGTERM received, shutting down'); console.log('pool closed'); process.exit(143) })\nlet n = 0\nsetInterval(() => console.log('job', ++n, 'done'), 100)\n`,
    },
    stop: ['TERM', 1],
    for: ['SIGTERM received, shutting down'],
  },
  {
    id: 'ends-sigint-python',
    cause: 'killed-by-signal',
    command: 'exec python3 loop.py',
    files: {
      'loop.py':
        "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nprint('tailing queue')\nwhile True:\n    time.sleep(0.2)\n",
    },
    stop: ['INT', 1],
    for: ['KeyboardInterrupt'],
  },
  {
    id: 'ends-kill-node',
    cause: 'killed-by-signal',
    command: 'node stream.mjs',
    files: {
      'stream.mjs':
        "let n = 0\nsetInterval(() => console.log(JSON.stringify({ level: 'info', msg: 'chunk', n: n++ })), 40)\n",
    },
    stop: ['KILL', 1],
    korifi: true,
    for: [],
  },
  {
    id: 'ends-hangup',
    cause: 'killed-by-signal',
    command: 'bash tail.sh',
    files: { 'tail.sh': `${WORK(60, 'line')}\n` },
    stop: ['HUP', 1],
    for: [],
  },
  {
    id: 'ends-segv',
    cause: 'native-crash',
    command: 'bin/resize 800x600',
    files: {
      'bin/resize': '#!/bin/bash\necho "resizing 14 images"\n./tool\nexit $?\n',
      ...C(
        '#include <stdio.h>\nint main(void) { puts("image 1"); fflush(stdout); int *p = 0; *p = 1; return 0; }\n',
      ).files,
    },
    before: C('').before,
    for: ['Segmentation fault'],
  },
  {
    id: 'ends-segv-silent',
    cause: 'native-crash',
    command: './tool --fast',
    ...C(
      '#include <stdio.h>\nint main(void) { for (int n = 0; n < 30; n++) printf("tile %d rendered\\n", n); fflush(stdout); int *p = 0; *p = 1; return 0; }\n',
    ),
    for: [],
  },
  {
    id: 'ends-abort',
    cause: 'native-crash',
    command: './tool',
    ...C(
      '#include <assert.h>\n#include <stdio.h>\nint main(int argc, char **argv) { puts("index v3"); fflush(stdout); assert(argc == 3 && "index header is damaged"); return 0; }\n',
    ),
    for: ['Assertion `argc == 3'],
  },
  {
    id: 'ends-double-free',
    cause: 'native-crash',
    command: './tool',
    ...C(
      '#include <stdlib.h>\n#include <stdio.h>\nint main(void) { puts("closing"); fflush(stdout); char *a = malloc(20); free(a); free(a); return 0; }\n',
    ),
    for: ['double free detected'],
  },
  {
    id: 'ends-bus',
    cause: 'native-crash',
    command: 'bash -c "./tool; exit \\$?"',
    ...C(
      '#include <stdio.h>\n#include <fcntl.h>\n#include <sys/mman.h>\n#include <unistd.h>\nint main(void) { int f = open("map", O_CREAT | O_RDWR, 0600); char *p = mmap(0, 4096, 3, MAP_SHARED, f, 0); puts("mapping index"); fflush(stdout); p[0] = 1; return 0; }\n',
    ),
    for: ['Bus error'],
  },
  {
    id: 'ends-python-faulthandler',
    cause: 'native-crash',
    command: 'python3 -X faulthandler score.py',
    files: { 'score.py': "import ctypes\nprint('scoring 900 rows')\nctypes.string_at(0)\n" },
    for: ['Fatal Python error: Segmentation fault'],
  },
  {
    id: 'ends-stack-smashing',
    cause: 'native-crash',
    command: './tool',
    files: C(
      '#include <string.h>\n#include <stdio.h>\nvoid f(char *s) { char b[8]; strcpy(b, s); puts(b); }\nint main(void) { f("a name that is longer than eight"); return 0; }\n',
    ).files,
    before: 'gcc -w -O0 -fstack-protector-all -D_FORTIFY_SOURCE=0 -o tool tool.c && rm tool.c',
    for: ['*** stack smashing detected ***'],
  },
  {
    id: 'ends-disk-dd',
    cause: 'disk-full',
    diskInMb: 16,
    command: 'bin/export',
    files: {
      'bin/export':
        '#!/bin/bash\nset -e\necho "export: 3 tables"\nfor t in a b c; do echo "table $t"; dd if=/dev/zero of=$t.csv bs=1M count=10 status=none; done\n',
    },
    for: ["error writing 'b.csv': No space left on device"],
  },
  {
    id: 'ends-disk-node',
    cause: 'disk-full',
    diskInMb: 12,
    command: 'node dump.mjs',
    files: {
      'dump.mjs':
        "import { appendFileSync } from 'node:fs'\nfor (let n = 0; ; n += 1) { appendFileSync('dump.jsonl', 'x'.repeat(1 << 20)); console.log('wrote', n, 'MB') }\n",
    },
    for: ['ENOSPC: no space left on device'],
  },
  {
    id: 'ends-disk-python-cleanup',
    cause: 'disk-full',
    diskInMb: 12,
    command: 'python3 spool.py',
    files: {
      'spool.py':
        "import logging, os, sys\nlogging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(name)s %(message)s')\ntry:\n    with open('spool.bin', 'wb') as out:\n        for n in range(100):\n            out.write(b'x' * (1 << 20)); logging.info('spooled %d MB', n)\nexcept OSError as error:\n    logging.error('spooling failed: %s', error)\n    for n in range(15):\n        logging.info('removing temporary part %d', n)\n    sys.exit(1)\n",
    },
    for: ['spooling failed: [Errno 28] No space left on device'],
  },
  {
    id: 'ends-disk-tar',
    cause: 'disk-full',
    diskInMb: 24,
    before: 'head -c 9000000 /dev/urandom > media.bin',
    command: 'tar czf backup-1.tgz media.bin && tar cf backup-2.tar media.bin',
    for: ['Wrote only 2048 of 10240 bytes'],
  },
  {
    id: 'ends-disk-psql-copy',
    cause: 'disk-full',
    diskInMb: 8,
    postgres: '',
    command:
      'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "\\\\copy (select repeat(\'x\', 1000) from generate_series(1, 20000)) to rows.csv"',
    for: ['No space left on device'],
  },
  {
    id: 'ends-disk-java',
    cause: 'disk-full',
    diskInMb: 10,
    command: 'java -cp classes Write',
    files: {
      'Write.java':
        'import java.io.*;\npublic class Write { public static void main(String[] a) throws IOException { System.out.println("writing report"); try (OutputStream o = new FileOutputStream("report.bin")) { for (;;) o.write(new byte[1 << 20]); } } }\n',
    },
    before: 'javac -d classes Write.java && rm Write.java',
    for: ['java.io.IOException: No space left on device'],
  },
  {
    id: 'ends-file-size',
    cause: 'resource-limit',
    also: 'disk-full',
    limits: 'ulimit -f 4096',
    command: 'python3 big.py',
    files: {
      'big.py':
        "with open('big.bin', 'wb', buffering=0) as out:\n    for n in range(8):\n        print('MB', n)\n        out.write(b'x' * (1 << 20))\n",
    },
    for: ['OSError: [Errno 27] File too large'],
  },
]
