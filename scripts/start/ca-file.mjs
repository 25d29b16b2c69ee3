import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Undefined when CF_CA_CERT_FILE is unset or holds certificates in PEM, or one line that says why it is of no use. */
export function whyNoAuthority(file) {
  if (!file) return undefined
  try {
    const blocks = readFileSync(file, 'utf8').match(BLOCK) ?? []
    for (const block of blocks) new X509Certificate(block)
    return blocks.length > 0 ? undefined : `CF_CA_CERT_FILE ${file} holds no certificate.`
  } catch (error) {
    return `CF_CA_CERT_FILE ${file} cannot be used: ${error.code ?? error.message}.`
  }
}
