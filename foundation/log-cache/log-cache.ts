import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppFile } from './app-file'
import { AppLines, type Bound } from './app-lines'
import type { LogLine } from './log-line'

/** Log Cache keeps 100000 envelopes per source by default (`max_per_source` of its job spec). */
const KEPT_PER_APP: Bound = { lines: 100_000, bytes: 64 * 1024 * 1024 }
/** Apps beyond this are put down and read from their files again when somebody asks. */
const IN_MEMORY_BYTES = 256 * 1024 * 1024
const FILE_SLACK_BYTES = 1024 * 1024
const LINES_BETWEEN_LOOKS = 5000

type App = { lines: AppLines; file: AppFile; loaded: boolean; early: LogLine[]; loading: Promise<void> }

type ReadRange = { startNs: bigint; endNs: bigint; limit: number; descending: boolean }

export type LogCache = {
  write(line: LogLine): void
  /** Lines of one app with start <= time < end; an unknown app has none. */
  read(appGuid: string, range: ReadRange): Promise<LogLine[]>
  close(): Promise<void>
}

type LogCacheOptions = { dir: string; kept?: Bound; inMemoryBytes?: number }

/**
 * The lines of all apps, bounded per app, kept in `dir` (one file per app) so that they outlive the process.
 * A line can be read as soon as `write` returned; it is in the file shortly after.
 */
export async function openLogCache(options: LogCacheOptions): Promise<LogCache> {
  const { dir, kept = KEPT_PER_APP, inMemoryBytes = IN_MEMORY_BYTES } = options
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const apps = new Map<string, App>()
  let written = 0

  /** The app, as the one used last. */
  function open(guid: string): App {
    const app = apps.get(guid) ?? newApp(guid)
    apps.delete(guid)
    apps.set(guid, app)
    return app
  }

  function newApp(guid: string): App {
    const file = new AppFile(join(dir, `${guid}.ndjson`))
    const app = { lines: new AppLines(kept), file, loaded: false, early: [], loading: Promise.resolve() }
    app.loading = load(app).then(() => putDown(apps, inMemoryBytes))
    return app
  }

  return {
    write(line) {
      if (!isFileName(line.app.guid)) return
      const app = open(line.app.guid)
      if (app.loaded) add(app, line)
      else app.early.push(line)
      written += 1
      if (written % LINES_BETWEEN_LOOKS === 0) putDown(apps, inMemoryBytes)
    },
    async read(appGuid, range) {
      if (!isFileName(appGuid)) return []
      const app = open(appGuid)
      await app.loading
      return app.lines.between(range.startNs, range.endNs, range.limit, range.descending)
    },
    async close() {
      for (const app of apps.values()) {
        await app.loading
        await app.file.written()
      }
    },
  }
}

/** Lines that were written while the file was being read come after those in it. */
async function load(app: App): Promise<void> {
  for (const line of await app.file.read()) app.lines.add(line)
  app.loaded = true
  for (const line of app.early) add(app, line)
  app.early = []
}

function add(app: App, line: LogLine): void {
  app.lines.add(line)
  app.file.append(line)
  if (app.file.bytes > FILE_SLACK_BYTES + 3 * app.lines.bytes) app.file.rewrite(() => app.lines.all())
}

/** Forgets empty apps, and those used longest ago, once their files hold everything; their files stay. */
function putDown(apps: Map<string, App>, inMemoryBytes: number): void {
  let bytes = 0
  for (const app of apps.values()) bytes += app.lines.bytes
  for (const [guid, app] of apps) {
    if (!app.loaded || (bytes <= inMemoryBytes && app.lines.count > 0)) continue
    bytes -= app.lines.bytes
    const written = app.file.written()
    void written.then(() => {
      // Another promise by now: lines have come meanwhile, and who reads the file would miss them.
      if (app.file.written() === written && apps.get(guid) === app) apps.delete(guid)
    })
  }
}

/** Only guids become file names; nothing that could leave the folder. */
function isFileName(guid: string): boolean {
  return /^[\w-]{1,200}$/.test(guid)
}
