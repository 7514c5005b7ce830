import { readFileSync } from 'node:fs';
import { fromSource } from './from-source.js';

/** Reads spoilt lab files for `fuzz.js`, which started it, and tells it of each before and after. */
const [folder, first, last, ...files] = process.argv.slice(2);
const { faultOfReading } = await fromSource('test/support/read-spoilt.ts');
const texts = files.map((file) => readFileSync(file, 'utf8'));
for (let seed = Number(first); seed <= Number(last); seed++) {
  // It may never come back from the next one: it is told of first.
  await new Promise((resolve) => process.send({ seed }, resolve));
  const fault = faultOfReading(seed, texts, folder);
  if (fault !== null) await new Promise((resolve) => process.send({ seed, fault }, resolve));
}
process.disconnect();
