import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { missingFor, readFixture } from './fixture-list.js';

/** Checks some bundled submissions, and shows for each what a student would see. */

const PROJECT = join(import.meta.dirname, '..');
const COMMAND = join(PROJECT, 'bin', 'giliran.js');

/** Labs and submissions; each submission's fixture.yaml says what it must get. */
const CASES = JSON.parse(readFileSync(join(import.meta.dirname, 'demo.json'), 'utf8'));

const EXIT_CODES = { pass: 0, fail: 1, inconclusive: 2 };

/** Runs `giliran check` as a student would. @returns its exit code and what it printed */
function check(lab, folder, trace) {
  const child = spawn(
    process.execPath,
    [COMMAND, 'check', lab, relative(process.cwd(), folder), '--all', '--trace', trace, '--lang', 'en'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, printed }));
  });
}

/** Differences between a result and its fixture, a line each. */
function surprises(
  { verdict, fails = {}, skipped = [], inconclusive = [], may = [] },
  lab,
  { code, printed },
) {
  const found = [];
  if (code !== EXIT_CODES[verdict])
    found.push(`expected exit code ${EXIT_CODES[verdict]} (${verdict}), found ${code}`);
  const titles = checkTitles(lab);
  const markOf = (id) => (skipped.includes(id) ? '–' : inconclusive.includes(id) ? '?' : '✓');
  const blocks = printed.split(/^ {2}(?=[✓✗–?] )/m).slice(1);
  for (const block of blocks) {
    const [first = ''] = block.split('\n');
    const id = titles.find(({ title }) => first.slice(2).startsWith(title))?.id ?? first;
    const wanted = fails[id];
    const who = /^ +who: +(.+)$/m.exec(block)?.[1];
    if (wanted && block.startsWith('✓')) found.push(`expected ${id} not to pass`);
    else if (wanted && who !== undefined && who !== inWords(wanted.blame))
      found.push(`expected ${id} to name ${inWords(wanted.blame)}, found ${who}`);
    else if (!wanted && !block.startsWith(markOf(id)) && !may.includes(id))
      found.push(`expected ${id} to be marked ${markOf(id)}`);
  }
  if (blocks.length !== titles.length) found.push(`expected ${titles.length} checks, found ${blocks.length}`);
  return found;
}

/** Ids and titles of a lab's checks, the longest title first. */
function checkTitles(lab) {
  const file = join(PROJECT, 'labs', lab, 'lab.yaml');
  const own = parse(readFileSync(file, 'utf8'));
  const { steps } = own.steps ? own : parse(readFileSync(join(file, '..', own.extends), 'utf8'));
  return steps
    .flatMap((step) => step.checks.map(({ id, title }) => ({ id: `${step.id}.${id}`, title: title.en })))
    .sort((a, b) => b.title.length - a.title.length);
}

/** A list in the report's words; where nobody is named, the report has a sentence instead. */
function inWords(roles) {
  if (roles.length === 0) return 'cannot be told from this run';
  return roles.length === 1 ? roles[0] : `${roles.slice(0, -1).join(', ')} and ${roles.at(-1)}`;
}

// Not removed, since the output names the traces in it.
const folder = mkdtempSync(join(tmpdir(), 'giliran-demo-'));
const unmet = [];
const skipped = [];
let checked = 0;
console.log(`giliran runs and grades network-programming labs. This demo checks ${CASES.length} of the bundled
submissions, right ones and wrong ones, and shows for each what a student would see.
What it prints can be typed in this folder with npx before it: npx giliran check turn-chat …
Without --all, a student sees the step at hand in full, and of the others a line each.
`);
for (const [index, [lab, name]] of CASES.entries()) {
  const fixture = readFixture(name);
  console.log(`━━ ${index + 1} of ${CASES.length}: giliran check ${lab} fixtures/${name} --all`);
  console.log(`   ${fixture.about}\n`);
  const missing = missingFor(fixture);
  if (missing.length > 0) {
    skipped.push(`${lab} with ${name} (no ${missing.join(', ')} on this machine)`);
    console.log(`   skipped: there is no ${missing.join(', ')} on this machine\n`);
    continue;
  }
  const result = await check(lab, fixture.folder, join(folder, `${index + 1}.jsonl`));
  const found = surprises(fixture, lab, result);
  checked++;
  console.log(
    `${result.printed}\n${found.length === 0 ? '   as expected' : found.map((line) => `   NOT AS EXPECTED: ${line}`).join('\n')}\n`,
  );
  if (found.length > 0) unmet.push(`${lab} with ${name}`);
}
if (skipped.length > 0) console.log(`Skipped:\n${skipped.map((line) => `  ${line}`).join('\n')}\n`);
if (unmet.length === 0)
  console.log(
    `All ${checked} submissions got what was expected: the right ones pass, and the mistakes are found.`,
  );
else
  console.log(
    `${unmet.length} of ${checked} submissions did NOT get what was expected:\n${unmet.map((line) => `  ${line}`).join('\n')}`,
  );
process.exitCode = unmet.length === 0 ? 0 : 1;
