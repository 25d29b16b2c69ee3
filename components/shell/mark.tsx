/** The product's mark: a ring three quarters closed around a point. */
export function Mark({ size = 'bar' }: { size?: 'bar' | 'card' }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={size === 'bar' ? 'size-5 text-accent-text' : 'size-6 text-accent-text'}
    >
      <circle
        cx={8}
        cy={8}
        r={6}
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
        strokeDasharray="28.3 37.7"
        transform="rotate(-90 8 8)"
      />
      <circle cx={8} cy={8} r={2} fill="currentColor" />
    </svg>
  )
}
