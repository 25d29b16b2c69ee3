/** More than a body could write out. What is larger fills the original's memory; here it is infinite, or nothing. */
const EXPONENT_MAX = 1_000_000

/** A number with a fraction or an exponent, exactly as it was written: `BigDecimal` of Ruby. */
export class Decimal {
  readonly #sign: string
  /** Without zeros at either end; none are zero itself. */
  readonly #digits: string
  /** The number is 0.digits times ten to this. */
  readonly #exponent: number

  /** Of a number of JSON. */
  constructor(source: string) {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
    const all = whole + fraction
    const leading = all.length - all.replace(/^0+/, '').length
    this.#sign = sign
    this.#digits = all.replace(/^0+/, '').replace(/0+$/, '')
    this.#exponent = whole.length - leading + Number(exponent)
  }

  /** `to_s` as ActiveSupport has it: never with an exponent. */
  toString(): string {
    const { size, digits, at } = this.#parts()
    if (size !== 'finite') return `${this.#sign}${size}`
    if (at <= 0) return `${this.#sign}0.${'0'.repeat(-at)}${digits}`
    const whole = digits.slice(0, at).padEnd(at, '0')
    return `${this.#sign}${whole}.${digits.slice(at) || '0'}`
  }

  /** `inspect`, which is what stands inside of a list: always with an exponent. */
  inspect(): string {
    const { size, digits, at } = this.#parts()
    return size === 'finite' ? `${this.#sign}0.${digits}e${at}` : `${this.#sign}${size}`
  }

  #parts() {
    const [digits, at] = [this.#digits, this.#exponent]
    if (digits === '' || at < -EXPONENT_MAX) return { size: '0.0' as const, digits, at }
    return { size: at > EXPONENT_MAX ? ('Infinity' as const) : ('finite' as const), digits, at }
  }
}
