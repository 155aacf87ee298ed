// Quotations by the npm package compromise: one JSON line per file, offsets in code points.
import { readFileSync } from 'node:fs'
import nlp from 'compromise'

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8')
  const found = nlp(text).quotations().json({ offset: true })
  const at = (unit) => [...text.slice(0, unit)].length // UTF-16 units to code points
  const spans = found.map(({ offset }) => [at(offset.start), at(offset.start + offset.length)])
  console.log(JSON.stringify({ path, spans }))
}
