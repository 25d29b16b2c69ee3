// What only a platform can say, in the words of its sources (2026-11): Cloud Controller, BBS, auctioneer, rep, executor,
// guardian, grootfs and Korifi. The lines around it are those that the executor writes, and what a program said before.
const CELL = 'Cell 5d0c9a1e-7f7c-4b1c-9c5e-0a4c3c0f6a11'
const INSTANCE = 'c1f4b0de-6b2e-4c57-9d6e-1c1d5f6f3a77'
const CREATING = [3, 'OUT', `${CELL} creating container for instance ${INSTANCE}`]
const CREATED = [640, 'OUT', `${CELL} successfully created container for instance ${INSTANCE}`]
const GONE = (at) => [
  [at, 'OUT', `${CELL} destroying container for instance ${INSTANCE}`],
  [at + 280, 'OUT', `${CELL} successfully destroyed container for instance ${INSTANCE}`],
]
const NOT_CREATED = (why) => [
  CREATING,
  [410, 'ERR', `${CELL} failed to create container for instance ${INSTANCE}: ${why}`],
  ...GONE(430),
]
const program = (...texts) =>
  texts.map((text, index) => [
    900 + index * 130,
    /^(ERR )/.test(text) ? 'ERR' : 'OUT',
    text.replace(/^ERR /, ''),
  ])

const of = (cause, command, cases) =>
  cases.map(([name, reason, lines = [], more = {}]) => ({
    id: `platform-${name}`,
    cause,
    command,
    reason,
    lines,
    for: [],
    how: 'platform',
    ...more,
  }))

export const recipes = [
  ...of('no-capacity', 'bin/rake reports:monthly', [
    ['memory', 'insufficient resources: memory', [], { memoryInMb: 32768 }],
    ['disk', 'insufficient resources: disk', [], { diskInMb: 65536 }],
    ['containers', 'insufficient resources: containers'],
    ['memory-and-disk', 'insufficient resources: disk, memory', [], { memoryInMb: 24576, diskInMb: 65536 }],
    ['resources', 'insufficient resources'],
    ['rootfs', 'found no compatible cell for required rootfs'],
    ['tag', 'found no compatible cell with placement tag "gpu"'],
    ['tags', 'found no compatible cell with placement tags "dmz" and "gpu"'],
    ['volume-drivers', 'found no compatible cell with required volume drivers'],
    [
      'in-flight',
      'waiting to start instance: reached in-flight start limit',
      [],
      { also: 'gave-up-pending' },
    ],
    ['cells-away', 'unable to communicate to compatible cells', [], { also: 'platform-lost' }],
  ]),
  ...of('runner-unavailable', 'python3 manage.py clearsessions', [
    ['not-requested', 'Unable to request task to be run'],
    ['not-requested-large', 'Unable to request task to be run', [], { memoryInMb: 8192 }],
    [
      'not-requested-other-run',
      'Unable to request task to be run',
      program('clearing 120 sessions', 'ERR ERROR: connection to database lost, retrying', 'cleared'),
      { misleading: ['connection to database lost'] },
    ],
  ]),
  ...of('gave-up-pending', 'node jobs/nightly.js', [
    ['expired', 'Task expired in PENDING state'],
    ['expired-large', 'Task expired in PENDING state', [], { memoryInMb: 16384 }],
    ['not-started', 'not started within time limit'],
    ['not-started-creating', 'not started within time limit', [CREATING]],
  ]),
  ...of('platform-lost', 'npm run import', [
    [
      'unknown-completion',
      'Unable to determine completion status',
      [CREATING, CREATED, ...program('> import', '> node import.mjs', 'page 1 of 90', 'page 2 of 90')],
    ],
    [
      'cell-gone',
      'cell disappeared before completion',
      [
        CREATING,
        CREATED,
        ...program('importing', 'ERR warn: socket hang up, retrying page 12', 'page 12 ok', 'page 13 ok'),
      ],
      { misleading: ['socket hang up, retrying'] },
    ],
    ['cell-gone-silent', 'cell disappeared before completion', [CREATING, CREATED]],
    ['malformed', 'Malformed task response from Diego', program('imported 1200 rows', 'done in 41 s')],
    [
      'no-container',
      'task container does not exist',
      [CREATING, CREATED, ...program('importing', 'page 1 of 90')],
    ],
    ['transition', 'invalid state transition', []],
    ['result', 'failed to fetch result', program('writing result', 'result: 1200 rows')],
    ['missing-container', 'missing garden container', [CREATING, CREATED, ...program('importing')]],
  ]),
  ...of('droplet-unavailable', 'bundle exec rake db:migrate', [
    [
      'download',
      'Downloading failed',
      [CREATING, CREATED, [2100, 'ERR', 'Downloading failed'], ...GONE(2130)],
      { for: ['Downloading failed'] },
    ],
    [
      'download-named',
      'Downloading droplet failed',
      [
        CREATING,
        CREATED,
        [700, 'OUT', 'Downloading droplet...'],
        [2100, 'ERR', 'Downloading droplet failed'],
        ...GONE(2130),
      ],
      { for: ['Downloading droplet failed'] },
    ],
    [
      'artifacts',
      'failed to download cached artifacts',
      [
        [3, 'OUT', 'Downloading droplet...'],
        [1800, 'ERR', 'Downloading droplet failed'],
      ],
      { for: ['Downloading droplet failed'] },
    ],
    ['artifacts-silent', 'failed to download cached artifacts'],
  ]),
  ...of('container-setup-failed', 'bin/console app:rebuild-index', [
    [
      'network',
      "failed to create container: external networker encountered an error running 'up' action: exit status 1",
      NOT_CREATED("external networker encountered an error running 'up' action: exit status 1"),
      { for: ['failed to create container for instance'] },
    ],
    [
      'subnets',
      'failed to create container: insufficient subnets remaining in the pool',
      NOT_CREATED('insufficient subnets remaining in the pool'),
      { for: ['failed to create container for instance'] },
    ],
    [
      'max-containers',
      'failed to create container: max containers reached',
      NOT_CREATED('max containers reached'),
      { for: ['failed to create container for instance'], also: 'no-capacity' },
    ],
    [
      'runc',
      'failed to create container: runc run: exit status 1: container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: rootfs_linux.go:76: mounting "/var/vcap/data/rep/shared" to rootfs caused: no such file or directory',
      NOT_CREATED(
        'runc run: exit status 1: container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: rootfs_linux.go:76: mounting "/var/vcap/data/rep/shared" to rootfs caused: no such file or directory',
      ),
      { for: ['failed to create container for instance'] },
    ],
    [
      'image',
      'failed to create container: running image plugin create: pulling the image: fetching layer `sha256:8f2c`: unexpected status code 503: exit status 1',
      NOT_CREATED(
        'running image plugin create: pulling the image: fetching layer `sha256:8f2c`: unexpected status code 503: exit status 1',
      ),
      { for: ['failed to create container for instance'] },
    ],
    [
      'volume',
      'failed to mount volume, errors: mount.nfs: access denied by server while mounting nfs.service.internal:/export',
      [CREATING],
    ],
    ['volume-silent', 'failed to mount volume'],
    ['credentials', 'failed to create credentials directory', [CREATING]],
    ['mounted-files', 'failed to create volume mounted files', [CREATING]],
    ['not-run', 'failed to run container', [CREATING]],
  ]),
  ...of('disk-limit-at-start', 'java -jar batch.jar settle', [
    [
      'volume-size',
      'failed to create container: running image plugin create: making image: creating image: applying disk limits: disk limit is smaller than volume size\n: exit status 1',
      [
        CREATING,
        [
          410,
          'ERR',
          `${CELL} failed to create container for instance ${INSTANCE}: running image plugin create: making image: creating image: applying disk limits: disk limit is smaller than volume size`,
        ],
        [410, 'ERR', ': exit status 1'],
        ...GONE(430),
      ],
      { diskInMb: 256, for: ['disk limit is smaller than volume size'] },
    ],
    [
      'layers-quota',
      'failed to create container: running image plugin create: pulling the image: layers exceed disk quota 1410068480/1073741824 bytes: exit status 1',
      NOT_CREATED(
        'running image plugin create: pulling the image: layers exceed disk quota 1410068480/1073741824 bytes: exit status 1',
      ),
      { for: ['layers exceed disk quota'] },
    ],
    [
      'copy-quota',
      'Copying into the container failed: stream-in: nstar: error streaming in: exit status 2. Output: tar: ./app/WEB-INF/lib/tools.jar: Cannot write: Disk quota exceeded\ntar: Exiting with failure status due to previous errors\n',
      [
        CREATING,
        CREATED,
        [
          2400,
          'ERR',
          'Copying into the container failed: stream-in: nstar: error streaming in: exit status 2. Output: tar: ./app/WEB-INF/lib/tools.jar: Cannot write: Disk quota exceeded',
        ],
        [2400, 'ERR', 'tar: Exiting with failure status due to previous errors'],
        ...GONE(2450),
      ],
      { diskInMb: 128, for: ['Disk quota exceeded'] },
    ],
    [
      'copy-no-space',
      'Copying droplet into the container failed: stream-in: nstar: error streaming in: exit status 2. Output: tar: ./deps/0/node_modules/.bin: Cannot mkdir: No space left on device\n',
      [
        CREATING,
        CREATED,
        [700, 'OUT', 'Downloading droplet...'],
        [
          2400,
          'ERR',
          'Copying droplet into the container failed: stream-in: nstar: error streaming in: exit status 2. Output: tar: ./deps/0/node_modules/.bin: Cannot mkdir: No space left on device',
        ],
      ],
      { diskInMb: 128, for: ['No space left on device'] },
    ],
    [
      'copy-bare',
      'Copying into the container failed',
      [CREATING, CREATED, [2400, 'ERR', 'Copying into the container failed']],
      { also: 'container-setup-failed', diskInMb: 64, for: ['Copying into the container failed'] },
    ],
  ]),
  ...of('cancelled', 'python3 reindex.py --all', [
    ['cancelled', 'task was cancelled', program('reindexing 900 documents', 'document 1', 'document 2')],
    ['cancelled-silent', 'task was cancelled'],
    ['cancelled-before-start', 'task was cancelled', [CREATING]],
    [
      'cancelled-errors-on-the-way-out',
      'task was cancelled',
      program(
        'reindexing',
        'ERR Traceback (most recent call last):',
        'ERR   File "reindex.py", line 12, in <module>',
        'ERR     time.sleep(1)',
        'ERR KeyboardInterrupt',
        'Exit status 143',
      ),
      { misleading: ['KeyboardInterrupt'] },
    ],
    [
      'cancelled-refused-on-the-way-out',
      'task was cancelled',
      program(
        'reindexing',
        'SIGTERM received, draining',
        'ERR ERROR could not flush: connect ECONNREFUSED 10.0.47.16:6379',
        "ERR Error: Cannot find module './flush'",
        'Exit status 137 (exceeded 10s graceful shutdown interval)',
      ),
      { misleading: ['ECONNREFUSED', 'Cannot find module'] },
    ],
    [
      'cancelled-korifi',
      'task was cancelled',
      program(
        '{"level":"info","msg":"document 1"}',
        '{"level":"error","msg":"document 2 skipped: invalid json"}',
      ),
      { misleading: ['document 2 skipped'] },
    ],
  ]),
]
