// One run of one recipe, in a container much like Diego's: the user vcap in /home/vcap/app, a disk and a memory limit, and
// bash -c for the command. What it prints is therefore what it would print there, paths and names included.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const CGROUPS = '/sys/fs/cgroup/memory/corpus'
const MODULES = '/var/tmp/corpus-tools/node_modules'

/** Runs as the first process of the container; its own words ("Killed") are not the task's and go nowhere. */
const FIRST_PROCESS = `
exec 3>&2 2>/dev/null
if [ -n "$STOP" ]; then (sleep "\${STOP#* }"; pkill "-\${STOP%% *}" -u 2000) <&- >/dev/null 3>&- & fi
cd /home/vcap/app
eval "$LIMITS"
(exec setpriv --reuid=2000 --regid=2000 --clear-groups --no-new-privs env -i $(cat /run/task/env) bash -c -- "$(cat /run/task/command)" </dev/null 2>&3 3>&-)
exit $?`

/**
 * Diego's disk limit is a quota of the file system, which this machine may lack: its "no space left" is then told to the
 * program as "quota exceeded", and the program says that in its own words.
 */
const QUOTA = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/types.h>
#include <sys/uio.h>
#define AS_QUOTA(result) ({ ssize_t r = (result); if (r < 0 && errno == ENOSPC) errno = EDQUOT; r; })
#define NEXT(name) (*(ssize_t (*)())dlsym(RTLD_NEXT, name))
ssize_t write(int f, const void *b, size_t n) { return AS_QUOTA(NEXT("write")(f, b, n)); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return AS_QUOTA(NEXT("pwrite")(f, b, n, o)); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) { return AS_QUOTA(NEXT("pwrite64")(f, b, n, o)); }
ssize_t writev(int f, const struct iovec *v, int n) { return AS_QUOTA(NEXT("writev")(f, v, n)); }
ssize_t copy_file_range(int a, off64_t *i, int b, off64_t *o, size_t n, unsigned f) { return AS_QUOTA(NEXT("copy_file_range")(a, i, b, o, n, f)); }
`

const SET_UP = `
set -e
exec 5>&1 6>&2 >"$FILES"/notes 2>&1
mount -t tmpfs tmpfs /run && mkdir -p /run/task
mount -t tmpfs -o size="$DISK"m tmpfs /home
mkdir -p /home/vcap/app /home/vcap/tmp
mount --bind /home/vcap/tmp /tmp
cp -R "$FILES"/app/. /home/vcap/app
cp "$FILES"/command "$FILES"/env /run/task
if [ -n "$QUOTA" ]; then echo "$QUOTA" > /run/quota.c; gcc -w -shared -fPIC -o /run/quota.so /run/quota.c; fi
if [ -n "$MODULES" ]; then mkdir /home/vcap/app/node_modules && mount --bind -o ro "$MODULES" /home/vcap/app/node_modules; fi
cd /home/vcap/app
eval "$BEFORE" 5>&- 6>&-
chown -R 2000:2000 /home/vcap 2>/dev/null || true
chmod 1777 /tmp
eval "$AFTER_CHOWN"
echo ready >&4
exec >&5 2>&6 4>&- 5>&- 6>&-
exec unshare --pid --fork --kill-child --mount-proc sh -c "$FIRST_PROCESS"`

/** Runs a recipe once: its lines with the milliseconds since its start, and how it ended. */
export async function run(recipe, folder) {
  layOut(recipe, folder)
  const group = recipe.memoryInMb && recipe.realMemoryLimit ? join(CGROUPS, recipe.id) : undefined
  if (group) {
    mkdirSync(group, { recursive: true })
    writeFileSync(join(group, 'memory.limit_in_bytes'), `${recipe.memoryInMb}M`)
    writeFileSync(join(group, 'memory.swappiness'), '0')
  }
  const enter = group ? `echo $$ > ${group}/cgroup.procs; ${SET_UP}` : SET_UP
  const child = spawn('unshare', ['--mount', 'sh', '-c', enter], {
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      FILES: folder,
      DISK: String(recipe.diskInMb ?? 512),
      MODULES: recipe.modules ? MODULES : '',
      BEFORE: recipe.before ?? '',
      AFTER_CHOWN: recipe.afterChown ?? '',
      LIMITS: recipe.limits ?? '',
      STOP: recipe.stop ? `${recipe.stop[0]} ${recipe.stop[1]}` : '',
      FIRST_PROCESS,
      QUOTA: recipe.quota ? QUOTA : '',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'],
  })
  let startedAt
  const lines = []
  child.stdio[4].once('data', () => {
    startedAt ??= performance.now()
  })
  for (const [stream, type] of [
    [child.stdout, 'OUT'],
    [child.stderr, 'ERR'],
  ]) {
    eachLine(stream, (text) => {
      startedAt ??= performance.now()
      lines.push([Math.round(performance.now() - startedAt), type, text])
    })
  }
  let timedOut = false
  const limit = setTimeout(
    () => {
      timedOut = true
      child.kill('SIGKILL')
    },
    (recipe.limitInS ?? 60) * 1000,
  )
  const { code, signal } = await new Promise((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  clearTimeout(limit)
  const outOfMemory = group !== undefined && oomKills(group) > 0
  if (group) rmdirSync(group)
  return { status: code, signal, lines, outOfMemory, timedOut, started: startedAt !== undefined }
}

function layOut(recipe, folder) {
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(recipe.files ?? {})) {
    const path = join(folder, 'app', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 })
  }
  writeFileSync(join(folder, 'command'), recipe.command)
  const environment = {
    HOME: '/home/vcap/app',
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TMPDIR: '/home/vcap/tmp',
    USER: 'vcap',
    INSTANCE_GUID: '3f9c2a1e-5b0d-4a57-9d7e-2f61c0',
    PYTHONUNBUFFERED: '1',
    ...(recipe.quota && { LD_PRELOAD: '/run/quota.so' }),
    ...recipe.environment,
  }
  const words = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  if (words.some((word) => /\s/.test(word))) throw new Error(`${recipe.id}: blank in a variable`)
  writeFileSync(join(folder, 'env'), words.join('\n'))
}

/** How many processes of the group the kernel killed for its memory limit. */
function oomKills(group) {
  const control = join(group, 'memory.oom_control')
  if (!existsSync(control)) return 0
  return Number(/oom_kill (\d+)/.exec(readFileSync(control, 'utf8'))?.[1] ?? 0)
}

/** As in a container's log: an empty line is no line, and a carriage return ends one. */
function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const parts = (rest + chunk).split(/[\r\n\0]/)
    rest = parts.pop()
    for (const part of parts) if (part !== '') onLine(part)
  })
  stream.on('end', () => rest !== '' && onLine(rest))
}

/** What the container needs of the machine: a user, a name, addresses, and names for them. */
export function prepareMachine(folder, hosts) {
  const sh = (script) => execFileSync('sh', ['-ec', script], { stdio: ['ignore', 'inherit', 'inherit'] })
  mkdirSync(folder, { recursive: true })
  const passwd = readFileSync('/etc/passwd', 'utf8').replace(/^vcap:.*\n/m, '')
  writeFileSync(join(folder, 'passwd'), `${passwd}vcap:x:2000:2000::/home/vcap:/bin/bash\n`)
  writeFileSync(join(folder, 'group'), `${readFileSync('/etc/group', 'utf8')}vcap:x:2000:\n`)
  const names = Object.entries(hosts).map(([name, address]) => `${address} ${name}`)
  writeFileSync(join(folder, 'hosts'), ['127.0.0.1 localhost', '::1 localhost', ...names, ''].join('\n'))
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 10.0.47.2\noptions timeout:1 attempts:1\n')
  sh(`ip link set lo up
    for address in 10.0.47.2 ${Object.values(hosts).join(' ')}; do ip addr replace $address/32 dev lo; done
    ip route add unreachable 10.99.0.0/16
    hostname 3f9c2a1e-5b0d-4a57-9d7e-2f61
    mkdir -p ${CGROUPS} && echo 1 > ${CGROUPS}/memory.use_hierarchy || true
    for file in passwd group hosts resolv.conf; do mount --bind ${folder}/$file /etc/$file; done`)
}
