import { closeSync, readdirSync } from 'node:fs'
import { readText } from './process-table'

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
