import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    all: { type: 'boolean' },
    images: { type: 'boolean' },
    partner: { type: 'string' },
  },
})
const PAGE = 6000

async function exportAll() {
  const total = Number(await readFile('catalog/count', 'utf8'))
  console.log(`export: ${total} products, ${Math.ceil(total / PAGE)} pages`)
  const kept = []
  for (let done = 0; done < total; done += PAGE) {
    // Everything is kept until the file is written: what is fine for a small catalogue.
    kept.push(Buffer.alloc(PAGE * 1700, 'x'))
    await sleep(220)
    console.log(`export: page ${done / PAGE + 1} read, ${Math.min(done + PAGE, total)} products so far`)
  }
  console.log('export: writing catalog.xml.gz')
  await sleep(500)
  console.log(`export: done, ${kept.length} pages`)
}

async function exportImages() {
  const thumbnails = []
  for (let page = 1; ; page += 1) {
    for (let image = 0; image < 200_000; image += 1) thumbnails.push({ page, image, tags: ['small', 'wide'] })
    console.log(`export: thumbnails of page ${page} listed`)
    await sleep(40)
  }
}

async function exportTo(partner) {
  console.log(`export: asking ${partner} for an upload slot`)
  for (let tries = 1; ; tries += 1) {
    await sleep(12_000)
    console.error(`export: ${partner} has no slot yet, asked ${tries} times`)
  }
}

if (values.images) await exportImages()
else if (values.partner) await exportTo(values.partner)
else await exportAll()
