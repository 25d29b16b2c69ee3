import { expect, it } from 'vitest'
import { answerText } from './answer-text'

it.each([
  ['{"description":"Old","error_code":"CF-X","code":1}', 'Old'],
  ['{"message":"no upstream"}', 'no upstream'],
  ['{"error":"invalid_token","error_description":"expired"}', 'expired'],
  ['{"errors":[{"detail":"one","status":"429"},{"detail":"two"}]}', 'one, two'],
  ['{"errors":[]}', ''],
  ['{"description":5}', ''],
  ['<html><head><title> 502 Bad Gateway </title></head></html>', '502 Bad Gateway'],
  ['<p>no title</p>', ''],
  ['404 Not Found: Requested route\nmore', '404 Not Found: Requested route'],
  ['{"cut', ''],
  ['', ''],
])('%j says %j', (body, text) => expect(answerText(body)).toBe(text))
