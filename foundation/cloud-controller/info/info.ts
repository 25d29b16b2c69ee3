import type { Presented } from '../../http/json-text'

/** GET /v3/info. app/presenters/v3/info_presenter.rb */
export function presentInfo(baseUrl: string, rateLimit: number | undefined): { [key: string]: Presented } {
  return {
    build: '',
    cli_version: { minimum: '', recommended: '' },
    custom: {},
    description: 'The embedded foundation of CF Task Console',
    name: 'embedded',
    version: 0,
    osbapi_version: '2.15',
    rate_limits: {
      enabled: rateLimit !== undefined,
      general_limit: rateLimit ?? 2000,
      reset_interval_in_minutes: 60,
    },
    links: { self: { href: `${baseUrl}/v3/info` }, support: { href: '' } },
  }
}
