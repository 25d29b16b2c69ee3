import type { Presented } from '../http/json-text'

/** What an endpoint answers; without a body the answer is empty, as 204 and 202 with a job are. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body?: Presented,
    readonly headers: Record<string, string> = {},
  ) {}
}
