import { readFileSync } from 'node:fs';
import { fromSource } from './from-source.js';

/** Reads corrupted lab files for `fuzz.js`, its parent, and reports each one before and after. */
const [folder, first, last, ...files] = process.argv.slice(2);
const { faultOfReading } = await fromSource('test/support/read-damaged.ts');
const texts = files.map((file) => readFileSync(file, 'utf8'));
for (let seed = Number(first); seed <= Number(last); seed++) {
  // Reported before, since reading the next one may never end.
  await new Promise((resolve) => process.send({ seed }, resolve));
  const fault = faultOfReading(seed, texts, folder);
  if (fault !== null) await new Promise((resolve) => process.send({ seed, fault }, resolve));
}
process.disconnect();
