/** `created_ats` as messages call it: `Created ats`. */
export function humanized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')
}
