import { stringify } from 'yaml';
import type { Lab } from '../../model/lab.ts';
import { schemaFile } from './files.ts';
import type { NewFile, ProgramLanguage } from './order.ts';
import type { Untouched } from './untouched.ts';

/** What a lab is made from that begins as another one. */
export interface LikeLab {
  /** The lab, under its own name. */
  readonly lab: Lab;
  /** Its lab file. */
  readonly text: string;
  readonly language: ProgramLanguage;
  /** A file for each kind of role: it runs, ends at once, and its comments say what to build where. */
  readonly starters: readonly { readonly kind: string; readonly name: string; readonly text: string }[];
  readonly untouched: Untouched;
}

/** All files of a lab that begins as another one. @param schema the JSON Schema of lab files */
export function newFilesLike(like: LikeLab, schema: unknown): readonly NewFile[] {
  const { lab, text, starters, language } = like;
  const failing = lab.roles[0]?.kind.name;
  return [
    { path: 'lab.yaml', text },
    schemaFile(schema),
    ...starters.map((starter) => ({ path: `reference/${starter.name}`, text: starter.text })),
    ...starters.map((starter) => ({ path: `fixtures/silent/${starter.name}`, text: starter.text })),
    {
      path: 'fixtures/silent/fixture.yaml',
      text: fixture(like, 'The programs end at once, and say nothing.', null),
    },
    ...starters.map((starter) => ({
      path: `fixtures/faulty/${starter.name}`,
      text: starter.kind === failing ? FAILING[language] : starter.text,
    })),
    {
      path: 'fixtures/faulty/fixture.yaml',
      text: fixture(like, `The ${failing} ends with an error, and the others end at once.`, failing ?? null),
    },
  ];
}

const FAILING: Readonly<Record<ProgramLanguage, string>> = {
  typescript: 'process.exit(1);\n',
  python: 'import sys\n\nsys.exit(1)\n',
};

/** @param failing the kind of role whose programs end with an error; null where all end well */
function fixture({ lab, untouched }: LikeLab, about: string, failing: string | null): string {
  const isFailing = (id: string): boolean =>
    lab.roles.some((role) => role.id === id && role.kind.name === failing);
  const fails = Object.fromEntries(
    Object.entries(untouched.fails).map(([check, blame]) => [
      check,
      { blame, cause: blame.some(isFailing) ? 'crash' : 'exits-early' },
    ]),
  );
  const said = { lab: [lab.id], about, verdict: 'fail', fails, skipped: untouched.skipped };
  return `# What a submission must get: giliran check says what it does get.\n${stringify(said)}`;
}
