// Programs that start programs, and what they say of those; locks, limits and times of their own; tools and their options.
export const recipes = [
  {
    id: 'children-node-spawn',
    cause: 'command-not-found',
    command: 'node thumbs.js',
    files: { 'thumbs.js': "require('child_process').spawn('ffmpeg', ['-i', 'in.mp4'])\n" },
    for: ['Error: spawn ffmpeg ENOENT'],
  },
  {
    id: 'children-python-subprocess',
    cause: 'command-not-found',
    also: 'missing-file',
    command: 'python3 stamp.py',
    files: {
      'stamp.py':
        "import subprocess\nprint('stamping 4 documents')\nsubprocess.run(['pdftk', 'a.pdf'], check=True)\n",
    },
    for: ["FileNotFoundError: [Errno 2] No such file or directory: 'pdftk'"],
  },
  {
    id: 'children-ruby-backtick',
    cause: 'command-not-found',
    also: 'missing-file',
    command: 'ruby pdf.rb',
    files: { 'pdf.rb': "puts 'rendering'\n`wkhtmltopdf in.html out.pdf`\n" },
    for: ['No such file or directory - wkhtmltopdf (Errno::ENOENT)'],
  },
  {
    id: 'children-java-process',
    cause: 'command-not-found',
    also: 'missing-file',
    command: 'java -cp classes Run',
    files: {
      'Run.java':
        'public class Run { public static void main(String[] a) throws Exception { System.out.println("transcoding"); new ProcessBuilder("ffmpeg").start(); } }\n',
    },
    before: 'javac -d classes Run.java && rm Run.java',
    for: ['Cannot run program "ffmpeg"'],
  },
  {
    id: 'children-go-exec',
    cause: 'command-not-found',
    command: './job',
    files: {
      'main.go':
        'package main\n\nimport (\n\t"log"\n\t"os/exec"\n)\n\nfunc main() {\n\tif out, err := exec.Command("helmfile", "list").CombinedOutput(); err != nil {\n\t\tlog.Fatalf("list releases: %v %s", err, out)\n\t}\n}\n',
    },
    before: 'GOCACHE=/var/tmp/corpus-gocache GO111MODULE=off go build -o job main.go && rm main.go',
    for: ['executable file not found in $PATH'],
  },
  {
    id: 'children-php-exec',
    cause: 'command-not-found',
    command: 'php resize.php',
    files: {
      'resize.php':
        '<?php\necho "resizing\\n";\npassthru(\'pngquant in.png out.png\', $status);\nif ($status) { fwrite(STDERR, "resize: converter ended with $status\\n"); exit($status); }\n',
    },
    for: ['pngquant: not found'],
  },
  {
    id: 'children-make-not-found',
    cause: 'command-not-found',
    command: 'make docs',
    files: { Makefile: 'docs:\n\t@echo building docs\n\tsphinx-build -b html src out\n' },
    for: ['sphinx-build'],
  },
  {
    id: 'children-npm-not-found',
    cause: 'command-not-found',
    command: 'npm run migrate',
    files: {
      'package.json': '{"name":"shop","version":"5.0.0","scripts":{"migrate":"prisma migrate deploy"}}',
    },
    for: ['prisma: not found'],
  },
  {
    id: 'children-called-process-error',
    cause: 'missing-file',
    command: 'python3 pack.py',
    files: {
      'pack.py':
        "import subprocess\nprint('packing', flush=True)\nsubprocess.run(['tar', 'cf', 'out.tar', 'public'], check=True)\n",
    },
    for: ['tar: public: Cannot stat: No such file or directory'],
    misleading: ['subprocess.CalledProcessError'],
  },
  {
    id: 'children-exec-sync',
    cause: 'bad-input-data',
    command: 'node merge.js',
    files: {
      'merge.js':
        "const { execSync } = require('child_process')\nconsole.log('merging 2 files')\nexecSync('jq -s add a.json', { stdio: 'inherit' })\n",
      'a.json': '{"a": 1}}\n',
    },
    for: ['parse error'],
    misleading: ['Error: Command failed: jq -s add a.json'],
  },
  {
    id: 'children-subprocess-timeout',
    cause: 'timeout',
    command: 'python3 watch.py',
    files: {
      'watch.py':
        "import subprocess\nprint('waiting for export')\nsubprocess.run(['sleep', '30'], timeout=1)\n",
    },
    for: ["subprocess.TimeoutExpired: Command '['sleep', '30']' timed out after"],
  },
  {
    id: 'children-asyncio-timeout',
    cause: 'timeout',
    command: 'python3 gather.py',
    files: {
      'gather.py':
        "import asyncio\n\nasync def fetch():\n    await asyncio.sleep(30)\n\nasync def main():\n    async with asyncio.timeout(1):\n        await fetch()\n\nprint('gathering')\nasyncio.run(main())\n",
    },
    for: [/^TimeoutError/],
  },
  {
    id: 'children-ruby-timeout',
    cause: 'timeout',
    command: 'ruby wait.rb',
    files: {
      'wait.rb': "require 'timeout'\nputs 'waiting for the index'\nTimeout.timeout(1) { sleep 30 }\n",
    },
    for: ['execution expired (Timeout::Error)'],
  },
  {
    id: 'children-alarm',
    cause: 'timeout',
    also: 'killed-by-signal',
    command: 'perl -e "alarm 1; print qq(polling\\n); sleep 30"',
    for: [],
  },
  {
    id: 'children-mocha-timeout',
    cause: 'check-failed',
    also: 'timeout',
    modules: true,
    command: 'npx mocha --timeout 300 smoke.js',
    files: { 'smoke.js': "it('answers', (done) => {})\n" },
    for: ['Timeout of 300ms exceeded'],
  },
  {
    id: 'children-flock-python',
    cause: 'lock-held',
    also: 'resource-limit',
    command: 'python3 once.py',
    files: {
      'once.py':
        "import fcntl\na = open('once.lock', 'w'); fcntl.flock(a, fcntl.LOCK_EX)\nprint('taking once.lock')\nb = open('once.lock', 'w'); fcntl.flock(b, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
    },
    for: ['BlockingIOError: [Errno 11] Resource temporarily unavailable'],
  },
  {
    id: 'children-git-index-lock',
    cause: 'lock-held',
    command: 'git add -A && git commit -qm "Refresh data"',
    before: 'git init -q . && touch .git/index.lock a',
    for: ["index.lock': File exists."],
  },
  {
    id: 'children-git-identity',
    cause: 'configuration',
    command: 'git add -A && git commit -m "Refresh data"',
    before: 'git init -q . && touch a',
    for: ['unable to auto-detect email address', 'Please tell me who you are'],
  },
  {
    id: 'children-git-ownership',
    cause: 'permission',
    also: 'configuration',
    command: 'git rev-parse HEAD',
    before: 'git init -q .',
    afterChown: 'chown -R root .git . ',
    for: ['fatal: detected dubious ownership in repository'],
  },
  {
    id: 'children-apt-not-root',
    cause: 'permission',
    also: 'lock-held',
    command: 'apt-get install -y jq',
    for: ['Permission denied', 'are you root?'],
  },
  {
    id: 'children-node-emfile',
    cause: 'resource-limit',
    limits: 'ulimit -n 40',
    command: 'node fan.mjs',
    files: {
      'fan.mjs':
        "import { open } from 'node:fs/promises'\nconst kept = []\nfor (let n = 0; n < 200; n += 1) kept.push(await open('part-' + n, 'w'))\n",
    },
    for: ['EMFILE: too many open files'],
  },
  {
    id: 'children-ruby-emfile',
    cause: 'resource-limit',
    limits: 'ulimit -n 40',
    command: 'ruby fan.rb',
    files: { 'fan.rb': 'kept = (0..200).map { |n| File.open("part-#{n}", \'w\') }\n' },
    for: ['Too many open files'],
  },
  {
    id: 'children-pool-broken',
    cause: 'killed-by-signal',
    also: 'uncaught-exception',
    command: 'python3 pool.py',
    files: {
      'pool.py':
        "import os, signal\nfrom concurrent.futures import ProcessPoolExecutor\n\ndef work(n):\n    if n == 3:\n        os.kill(os.getpid(), signal.SIGKILL)\n    return n\n\nif __name__ == '__main__':\n    with ProcessPoolExecutor(1) as pool:\n        for n in pool.map(work, range(6)):\n            print('done', n)\n",
    },
    for: [
      'concurrent.futures.process.BrokenProcessPool: A process in the process pool was terminated abruptly',
    ],
  },
  {
    id: 'children-node-port',
    cause: 'port-in-use',
    command: 'node serve.js & sleep 0.6; node serve.js; status=$?; kill %1; exit $status',
    files: {
      'serve.js': "require('net').createServer().listen(7070, () => console.log('listening on 7070'))\n",
    },
    for: ['EADDRINUSE: address already in use :::7070'],
  },
  {
    id: 'children-ruby-port',
    cause: 'port-in-use',
    command: 'ruby hook.rb',
    files: {
      'hook.rb':
        "require 'socket'\na = TCPServer.new('0.0.0.0', 9292)\nputs 'booting callback server'\nTCPServer.new('0.0.0.0', 9292)\n",
    },
    for: ['Address already in use - bind(2) for "0.0.0.0" port 9292 (Errno::EADDRINUSE)'],
  },
  {
    id: 'children-curl-option',
    cause: 'usage-error',
    command: 'curl --retries 3 http://billing.apps.internal/ok',
    for: ['curl: option --retries: is unknown'],
  },
  {
    id: 'children-git-subcommand',
    cause: 'usage-error',
    command: 'git comit -am "Refresh"',
    for: ["git: 'comit' is not a git command"],
  },
  {
    id: 'children-npm-command',
    cause: 'usage-error',
    command: 'npm rnu migrate',
    for: ['Unknown command: "rnu"'],
  },
  {
    id: 'children-ruby-optparse',
    cause: 'usage-error',
    command: 'ruby tool.rb --dryrun',
    files: { 'tool.rb': "require 'optparse'\nOptionParser.new { |o| o.on('--force') }.parse!\n" },
    for: ['invalid option: --dryrun (OptionParser::InvalidOption)'],
  },
  {
    id: 'children-curl-bad-url',
    cause: 'configuration',
    also: 'usage-error',
    command: 'curl -fsS "$HOOK_URL/done"',
    for: [/curl: \(3\)/],
  },
  {
    id: 'children-stack-bash',
    cause: 'native-crash',
    also: 'stack-overflow',
    command: 'bash walk.sh',
    limits: 'ulimit -s 1024',
    files: { 'walk.sh': 'walk() { walk "$1/.."; }\necho "walking"\nwalk .\n' },
    for: [],
  },
  {
    id: 'children-noexec',
    cause: 'not-executable',
    command: 'bin/plugin --list',
    files: { 'bin/plugin': '#!/bin/sh\necho a\n' },
    afterChown: 'mount --bind bin bin && mount -o remount,bind,noexec bin',
    for: ['Permission denied'],
  },
  {
    id: 'children-not-executable-node',
    cause: 'not-executable',
    also: 'permission',
    command: 'node hook.js',
    files: {
      'hook.js':
        "console.log('calling hook')\nrequire('child_process').execFileSync('./hooks/after', { stdio: 'inherit' })\n",
      'hooks/after': 'echo a\n',
    },
    for: ['spawnSync ./hooks/after EACCES'],
  },
  {
    id: 'children-not-executable-python',
    cause: 'not-executable',
    also: 'permission',
    command: 'python3 hook.py',
    files: {
      'hook.py': "import subprocess\nsubprocess.check_call(['./hooks/after'])\n",
      'hooks/after': 'echo a\n',
    },
    for: ["PermissionError: [Errno 13] Permission denied: './hooks/after'"],
  },
]
