// Rust, crashes of virtual machines, and the disk limit as Diego's file system words it.
const RUST = (id, cause, source, more = {}) => ({
  id: `native-rust-${id}`,
  cause,
  command: './job',
  files: { 'src/main.rs': source },
  before:
    'HOME=/root PATH=$PATH:/root/.rustup/toolchains/stable-x86_64-unknown-linux-gnu/bin rustc -C debuginfo=0 -o job src/main.rs && rm -r src',
  ...more,
})
const QUOTA = (id, command, files, more = {}) => ({
  id: `native-quota-${id}`,
  cause: 'disk-full',
  quota: true,
  diskInMb: 12,
  command,
  files,
  for: ['Disk quota exceeded'],
  ...more,
})

export const recipes = [
  RUST(
    'unwrap-none',
    'uncaught-exception',
    'fn main() {\n    println!("reading 3 totals");\n    let totals: Vec<u32> = vec![];\n    let first = totals.first().unwrap();\n    println!("{first}");\n}\n',
    { for: ['called `Option::unwrap()` on a `None` value'] },
  ),
  RUST(
    'index',
    'uncaught-exception',
    'fn main() {\n    let rows: Vec<u32> = (0..3).collect();\n    let n = std::env::args().count() + 6;\n    println!("row {}", rows[n]);\n}\n',
    { environment: { RUST_BACKTRACE: '1' }, for: ['index out of bounds: the len is 3 but the index is 7'] },
  ),
  RUST(
    'open',
    'missing-file',
    'fn main() {\n    let text = std::fs::read_to_string("data/rates.toml").expect("cannot read rates");\n    println!("{text}");\n}\n',
    { for: ['cannot read rates: Os { code: 2, kind: NotFound'] },
  ),
  RUST(
    'result',
    'connection-refused',
    'use std::net::TcpStream;\n\nfn main() -> Result<(), Box<dyn std::error::Error>> {\n    println!("connecting");\n    TcpStream::connect("idle.apps.internal:6379")?;\n    Ok(())\n}\n',
    { for: ['ConnectionRefused'] },
  ),
  RUST(
    'parse',
    'bad-input-data',
    'fn main() {\n    for (n, field) in ["12", "15", "1x"].iter().enumerate() {\n        println!("field {n}");\n        let value: i32 = field.parse().unwrap();\n        println!("{value}");\n    }\n}\n',
    { for: ['ParseIntError { kind: InvalidDigit }'] },
  ),
  RUST(
    'env',
    'configuration',
    'fn main() {\n    let url = std::env::var("AMQP_URL").unwrap_or_else(|_| {\n        eprintln!("{{\\"level\\":\\"ERROR\\",\\"fields\\":{{\\"message\\":\\"missing environment variable AMQP_URL\\"}},\\"target\\":\\"consumer\\"}}");\n        std::process::exit(1)\n    });\n    println!("{url}");\n}\n',
    { for: ['missing environment variable AMQP_URL'] },
  ),
  RUST(
    'stack',
    'stack-overflow',
    '#[allow(unconditional_recursion)]\nfn depth(n: u64) -> u64 {\n    let page = [n; 64];\n    1 + depth(page[(n % 64) as usize] + 1)\n}\n\nfn main() {\n    println!("{}", depth(1));\n}\n',
    { for: ['has overflowed its stack', 'fatal runtime error: stack overflow'] },
  ),
  {
    id: 'native-rust-compile',
    cause: 'syntax-error',
    command: 'rustc src/main.rs',
    environment: { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/rust/bin' },
    before:
      'mount -t tmpfs tmpfs /opt; mkdir /opt/rust; mount --bind /root/.rustup/toolchains/stable-x86_64-unknown-linux-gnu /opt/rust',
    files: { 'src/main.rs': 'fn main() {\n    let days = 90\n    println!("{days}");\n}\n' },
    for: ['error: expected `;`'],
  },
  {
    id: 'native-java-segv',
    cause: 'native-crash',
    command: 'java -cp classes Crash',
    files: {
      'Crash.java':
        'public class Crash { public static void main(String[] a) throws Exception { System.out.println("decoding"); var f = sun.misc.Unsafe.class.getDeclaredField("theUnsafe"); f.setAccessible(true); ((sun.misc.Unsafe) f.get(null)).putAddress(0, 0); } }\n',
    },
    before: 'javac -nowarn -d classes Crash.java 2>&1 && rm Crash.java',
    for: ['A fatal error has been detected by the Java Runtime Environment', 'SIGSEGV (0xb)'],
  },
  {
    id: 'native-node-abort',
    cause: 'native-crash',
    command: 'node index.js',
    files: { 'index.js': "console.log('index: 12 segments')\nsetTimeout(() => process.abort(), 50)\n" },
    for: [],
  },
  {
    id: 'native-illegal-instruction',
    cause: 'native-crash',
    command: './tool',
    files: {
      'tool.c':
        '#include <stdio.h>\nint main(void) { puts("vector unit v4"); fflush(stdout); __builtin_trap(); }\n',
    },
    before: 'gcc -w -o tool tool.c && rm tool.c',
    for: [],
  },
  {
    id: 'native-floating-point',
    cause: 'native-crash',
    command: 'bin/average',
    files: {
      'bin/average': '#!/bin/bash\necho "average of 0 rows"\n./tool 0\nexit $?\n',
      'tool.c': '#include <stdlib.h>\nint main(int argc, char **argv) { return 10 / atoi(argv[1]); }\n',
    },
    before: 'gcc -w -O0 -o tool tool.c && rm tool.c',
    for: ['Floating point exception'],
  },
  QUOTA('dd', 'bin/export', {
    'bin/export':
      '#!/bin/bash\nset -e\necho "export: 2 tables"\nfor t in orders lines; do dd if=/dev/zero of=$t.csv bs=1M count=9 status=none; echo "$t.csv written"; done\n',
  }),
  QUOTA('python', 'python3 spool.py', {
    'spool.py':
      "with open('spool.bin', 'wb') as out:\n    for n in range(60):\n        out.write(b'x' * (1 << 20))\n        print('spooled', n, 'MB')\n",
  }),
  QUOTA(
    'node-npm',
    'npm run dump',
    {
      'package.json': '{"name":"dump","version":"1.1.0","scripts":{"dump":"node dump.mjs"}}',
      'dump.mjs':
        "import { appendFileSync } from 'node:fs'\nfor (let n = 0; ; n += 1) appendFileSync('dump.jsonl', 'x'.repeat(1 << 20))\n",
    },
    { for: ['Unknown system error -122'] },
  ),
  QUOTA('ruby', 'ruby cache.rb', {
    'cache.rb': "puts 'filling cache'\n30.times { |n| File.binwrite(\"part-#{n}\", 'x' * 1_000_000) }\n",
  }),
  QUOTA(
    'curl',
    'curl -sS -o all.bin file:///usr/lib/x86_64-linux-gnu/libicudata.so.72 -o more.bin file:///usr/bin/node',
    {},
    { for: [/curl: \(23\)/] },
  ),
  QUOTA(
    'tar-cleanup',
    'bin/backup',
    {
      'bin/backup':
        '#!/bin/bash\ntrap \'for n in $(seq 20); do echo "cleanup: volume $n released"; done; echo "cleanup done, exit handler ok"\' EXIT\nset -e\nfor n in 1 2 3; do echo "volume $n"; tar cf backup-$n.tar media.bin; done\n',
    },
    { before: 'head -c 4000000 /dev/urandom > media.bin', for: [/Disk quota exceeded|Wrote only/] },
  ),
]
