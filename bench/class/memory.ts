import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { gradeClass } from '../../src/batch/grading/grade-class.ts';
import type { Handed, Intake } from '../../src/batch/intake/intake.ts';
import type { Job, JobResult } from '../../src/batch/job/job.ts';
import { Journal } from '../../src/batch/journal/journal.ts';
import { finishBatch } from '../../src/batch/outputs/finish-batch.ts';
import { readClassAssets, readPageAssets } from '../../src/batch/outputs/page.ts';
import { findPrebuilt } from '../../src/lab/prebuilt.ts';
import type { CheckDocument } from '../../src/model/result.ts';

/**
 * The coordinator's part of a large class in a process of its own: intake, journal, outputs. No programs are run: each
 * submission gets a document from a real check, with a name and a digest of its own.
 *
 * `memory.mjs PROJECT FOLDER DOCUMENT STUDENTS` prints the largest resident size, in bytes, as JSON.
 */
const [project = '', folder = '', documentFile = '', count = '0'] = process.argv.slice(2);
const document: CheckDocument = JSON.parse(readFileSync(documentFile, 'utf8'));
const lab = findPrebuilt(document.lab, project);
if (!lab) throw new Error('Expected the lab to be prebuilt: run npm run build.');
const out = mkdtempSync(join(folder, 'memory-'));
const journal = new Journal(out, { to: 'begin', seed: 1, tool: 'bench' });
const controller = new AbortController();
const assets = readPageAssets(project);
const classAssets = readClassAssets(project);
const begunAt = performance.now();
await gradeClass({
  intake: classOf(Number(count)),
  labs: [lab],
  journal,
  out,
  map: null,
  accept: false,
  alike: false,
  substitution: 'needed',
  isolation: 'sandbox',
  repeat: 1,
  language: 'en',
  graders,
  assets,
  tool: 'bench',
  workforce: { run: async ({ job }) => simulate(job) },
  atOnce: 3,
  onEvent: () => {},
  signal: controller.signal,
});
const gradedAt = performance.now();
finishBatch({
  journal,
  out,
  labs: new Map([[lab.id, lab]]),
  alikes: [],
  language: 'en',
  assets,
  classAssets,
});
const endedAt = performance.now();
journal.close();
rmSync(out, { recursive: true, force: true });
const { maxRSS } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({ bytes: maxRSS * 1024, gradeMs: gradedAt - begunAt, outputsMs: endedAt - gradedAt }),
);

function simulate({ student, seeds, traces }: Job): JobResult {
  const own = { submission: student.key, seed: seeds[0] ?? 0, trace: traces[0] ?? null };
  return { status: 'graded', document: { ...document, ...own }, unstable: [] };
}

function classOf(students: number): Intake {
  return {
    format: 'folders',
    formatWhy: null,
    students: Array.from({ length: students }, (_, index) => handed(index)),
    remarks: [],
    close: async () => {},
  };
}

function handed(index: number): Handed {
  const key = `student-${String(index).padStart(6, '0')}`;
  return {
    student: { key, name: `Student ${index}`, id: String(1_203_210_000 + index), email: null },
    late: false,
    handedIn: null,
    group: null,
    unpack: async (into) => {
      mkdirSync(into, { recursive: true });
      for (const role of ['server', 'client']) writeFileSync(join(into, `${role}.py`), `# ${key}\n`);
      return {
        root: into,
        folder: into,
        digest: index.toString(16).padStart(64, '0'),
        files: 2,
        problems: [],
        times: new Map(),
      };
    },
  };
}
