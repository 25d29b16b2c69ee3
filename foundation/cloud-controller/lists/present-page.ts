import type { Presented } from '../../http/json-text'
import { Answer } from '../answer'
import type { ApiRequest } from '../request'
import { queryText } from './link-parameters'
import type { ListMessage } from './list-message'

type PresentedPage = {
  request: ApiRequest
  message: ListMessage
  total: number
  resources: Presented[]
  included?: Presented | undefined
}

/** The answer to a list. app/presenters/v3/paginated_list_presenter.rb */
export function pageAnswer({ request, message, total, resources, included }: PresentedPage): Answer {
  const { page, perPage } = message
  const pages = BigInt(Math.max(1, Math.ceil(total / perPage)))
  const link = (to: bigint) => ({
    href: `${request.baseUrl}${request.pathname}?${queryText([...message.linkParameters, { name: 'page', value: `${to}` }])}`,
  })
  return new Answer(200, {
    pagination: {
      total_results: total,
      total_pages: Number(pages),
      first: link(1n),
      last: link(pages),
      next: page < pages ? link(page + 1n) : null,
      previous: page > 1n ? link(page - 1n) : null,
    },
    resources,
    included,
  })
}
