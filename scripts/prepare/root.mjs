import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder: every script works from here, wherever it was called. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
