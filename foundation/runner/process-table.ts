import { execFileSync } from 'node:child_process'
import { closeSync, readdirSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'

/** One process of the machine. `startedAt` tells it from a later one with the same pid. */
export type ProcessRow = {
  pid: number
  ppid: number
  group: number
  session: number
  startedAt: string
  rssKb: number
}

/**
 * All living processes, zombies left out. From /proc on Linux, else from ps, which knows no sessions;
 * a process that ends meanwhile is simply missing.
 */
export function processTable(): ProcessRow[] {
  return platform() === 'linux' ? fromProc() : fromPs()
}

/** The row of one process, or undefined when it is gone. */
export function processRow(pid: number): ProcessRow | undefined {
  if (platform() === 'linux') return statOf(String(pid))
  return fromPs().find((row) => row.pid === pid)
}

function fromProc(): ProcessRow[] {
  const rows: ProcessRow[] = []
  for (const name of readdirSync('/proc')) {
    const first = name.charCodeAt(0)
    if (first < 48 || first > 57) continue
    const row = statOf(name)
    if (row !== undefined) rows.push(row)
  }
  return rows
}

let pageKb: number | undefined

function pageSizeKb(): number {
  pageKb ??= Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' })) / 1024
  return pageKb
}

/** proc_pid_stat(5); the name in brackets may hold anything, so fields are counted after the last bracket. */
function statOf(pid: string): ProcessRow | undefined {
  const text = readText(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, ppid, group, session] = fields
  if (state === undefined || state === 'Z' || state === 'X') return undefined
  return {
    pid: Number(pid),
    ppid: Number(ppid),
    group: Number(group),
    session: Number(session),
    startedAt: fields[19] ?? '',
    rssKb: Number(fields[21] ?? 0) * pageSizeKb(),
  }
}

const PS_ROW = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/

/** For machines without /proc. */
export function fromPs(): ProcessRow[] {
  const text = execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,rss=,stat=,lstart='], { encoding: 'utf8' })
  return text.split('\n').flatMap((line) => {
    const [, pid, ppid, group, rss, stat, startedAt] = PS_ROW.exec(line) ?? []
    if (stat === undefined || stat.startsWith('Z')) return []
    return [
      {
        pid: Number(pid),
        ppid: Number(ppid),
        group: Number(group),
        session: 0,
        startedAt: startedAt?.trim() ?? '',
        rssKb: Number(rss),
      },
    ]
  })
}

/** A file's text, or undefined when it can't be read: processes end while one looks at them. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const O_CLOEXEC = 0o2000000

/**
 * Closes what this process was given besides its standard three and would hand on to every task.
 * Everything that Node opens itself is closed on exec; what a shell left open above descriptor 15 is not.
 * Needs /proc; elsewhere nothing is done.
 */
export function closeInheritedDescriptors(): void {
  for (const name of namesIn('/proc/self/fdinfo')) {
    const descriptor = Number(name)
    const flags = /^flags:\s*([0-7]+)$/m.exec(readText(`/proc/self/fdinfo/${name}`) ?? '')?.[1]
    if (descriptor <= 2 || flags === undefined) continue
    if ((Number.parseInt(flags, 8) & O_CLOEXEC) === 0) closeSync(descriptor)
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}
