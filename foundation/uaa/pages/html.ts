import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:12vh auto;padding:0 1rem;color:#1b1f24}
label{display:block;margin:1rem 0 .25rem}input,button{font:inherit;padding:.5rem .75rem;width:100%;box-sizing:border-box}
button{margin-top:1.5rem;cursor:pointer}code{font-size:1.1rem;overflow-wrap:anywhere}[role=alert]{color:#a40e26}`

/** Nothing runs on these pages, nothing frames them, and their forms go nowhere else but where they say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** A page of the UAA with a heading; `status` when it tells of something wrong. */
export function page(c: Context, heading: string, content: Markup, status: 200 | 400 | 401 | 403 = 200) {
  c.header('Content-Security-Policy', POLICY)
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Frame-Options', 'DENY')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>${heading}</title>
<meta name="viewport" content="width=device-width" /><style>${raw(STYLE)}</style></head>
<body><main><h1>${heading}</h1>${content}</main></body></html>`,
    status,
  )
}
