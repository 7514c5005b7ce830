import { parseSync, Visitor } from 'oxc-parser';

/** What a folder's files may import. Folders are written from the project's root; files of one folder may import each other. */
export interface Rule {
  /** Folders whose values and types may be imported. */
  readonly may: readonly string[];
  /** Folders of which types alone may be imported. */
  readonly types: readonly string[];
  /** Whether the folder's code is a function of its input: no packages, and none of node's modules. */
  readonly pure: boolean;
}

const rule = (
  may: readonly string[],
  { types = [], pure = false }: Partial<Omit<Rule, 'may'>> = {},
): Rule => ({
  may,
  types,
  pure,
});

/** Who may import whom. The most exact folder counts: `graders/lib` before `graders`. */
export const RULES: Readonly<Record<string, Rule>> = {
  'src/model': rule([], { pure: true }),
  'src/messages': rule(['src/model'], { pure: true }),
  'src/trace': rule(['src/model']),
  'graders/lib': rule(['src/model', 'src/trace'], { pure: true }),
  graders: rule(['src/model', 'src/trace', 'graders/lib'], { pure: true }),
  // Asks about the machine; knows nothing of labs.
  'src/machine': rule([]),
  'src/lab': rule(['src/model']),
  'src/submission': rule(['src/model', 'src/machine', 'src/lab']),
  // Compares sources, whatever happened when they were run.
  'src/alike': rule(['src/model', 'src/submission']),
  // A run is given its plan and its prepared submission.
  'src/run': rule(['src/model', 'src/machine', 'src/trace'], { types: ['src/lab', 'src/submission'] }),
  'src/diagnosis': rule(['src/model'], { pure: true }),
  'src/report': rule(['src/model', 'src/messages'], { types: ['src/diagnosis', 'src/assessment'] }),
  'src/diagram': rule(['src/model', 'src/messages', 'src/trace'], { pure: true }),
  'src/gradebook': rule(['src/model', 'src/messages', 'src/report'], {
    types: ['src/diagnosis', 'src/assessment'],
  }),
  'src/diagram/terminal': rule(['src/model', 'src/messages', 'src/diagram']),
  'src/pages': rule(['src/model', 'src/messages', 'src/trace', 'src/diagram'], { pure: true }),
  // Runs in the page, which passes it all texts.
  'src/pages/browser': rule(['src/model', 'src/diagram', 'src/pages'], { pure: true }),
  'src/assessment': rule([
    'src/model',
    'src/machine',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/run',
    'src/diagnosis',
  ]),
  // Opens an LMS's download, whatever is done with the hand-ins.
  'src/batch/intake': rule(['src/model', 'src/machine', 'src/lab', 'src/submission']),
  'src/batch': rule([
    'src/model',
    'src/machine',
    'src/messages',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/alike',
    'src/run',
    'src/assessment',
    'src/report',
    'src/gradebook',
    'src/diagram',
    'src/pages',
    'src/batch/intake',
  ]),
  // Helps a student from an empty folder on; checks are one part of that.
  'src/student': rule([
    'src/model',
    'src/machine',
    'src/messages',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/alike',
    'src/run',
    'src/diagnosis',
    'src/assessment',
    'src/report',
    'src/diagram',
    'src/diagram/terminal',
    'src/pages',
  ]),
  // Helps an instructor from an empty folder to a verified lab.
  'src/authoring': rule([
    'src/model',
    'src/machine',
    'src/messages',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/run',
    'src/diagnosis',
    'src/assessment',
    'src/report',
  ]),
  // Packs giliran and a lab for other systems.
  'src/export': rule(['src/model', 'src/messages', 'src/lab']),
  // Called by other programs.
  'src/api': rule([
    'src/model',
    'src/machine',
    'src/messages',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/run',
    'src/diagnosis',
    'src/assessment',
    'src/report',
    'graders',
  ]),
  'src/cli': rule([
    'src/model',
    'src/machine',
    'src/messages',
    'src/trace',
    'src/lab',
    'src/submission',
    'src/alike',
    'src/run',
    'src/diagnosis',
    'src/report',
    'src/gradebook',
    'src/diagram',
    'src/diagram/terminal',
    'src/pages',
    'src/assessment',
    'src/batch/intake',
    'src/batch',
    'src/student',
    'src/authoring',
    'src/export',
    'src/api',
    'graders',
  ]),
};

/** One import of a file. */
export interface Import {
  /** As it is written: `../model/lab.ts`, `node:fs`, `zod`. */
  readonly from: string;
  readonly typesOnly: boolean;
  /** Line, from 1. */
  readonly line: number;
}

/**
 * Every import, re-export and dynamic import of a source text, those of types within others too.
 * @throws where it cannot be parsed
 */
export function importsOf(text: string): readonly Import[] {
  const { program, errors } = parseSync('file.ts', text);
  const [error] = errors;
  if (error) throw new Error(`Expected TypeScript, found: ${error.message}`);
  const found: Import[] = [];
  const add = (start: number, from: string, typesOnly: boolean): void => {
    found.push({ from, typesOnly, line: text.slice(0, start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: ({ start, source, importKind, specifiers }) => {
      const areTypes = specifiers.map((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      const typesOnly = importKind === 'type' || (areTypes.length > 0 && areTypes.every((is) => is));
      add(start, source.value, typesOnly);
    },
    ExportNamedDeclaration: ({ start, source, exportKind }) => {
      if (source) add(start, source.value, exportKind === 'type');
    },
    ExportAllDeclaration: ({ start, source, exportKind }) => add(start, source.value, exportKind === 'type'),
    ImportExpression: ({ start, source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(start, source.value, false);
    },
    TSImportType: ({ start, source }) => add(start, source.value, true),
  }).visit(program);
  return found;
}

/**
 * What is wrong with a file's imports, a line each.
 * @param file from the project's root, with slashes
 */
export function offences(file: string, imports: readonly Import[]): readonly string[] {
  const own = folderOf(file);
  const allowed = own === null ? undefined : RULES[own];
  if (own === null || !allowed) return [`${file}: no rule says what its folder may import`];
  return imports.flatMap(({ from, typesOnly, line }) => {
    const offence = `${file}:${line} imports ${typesOnly ? 'types of ' : ''}${from}`;
    if (!from.startsWith('.'))
      return allowed.pure ? [`${offence}, but ${own} is a function of its input`] : [];
    const target = folderOf(resolveFrom(file, from));
    if (target === own || (target !== null && allowed.may.includes(target))) return [];
    if (target !== null && allowed.types.includes(target))
      return typesOnly ? [] : [`${offence}, but ${own} may import types alone of ${target}`];
    return [`${offence}, but ${own} may not import ${target ?? 'it'}`];
  });
}

/** The most exact folder of the rules that a file lies in. */
function folderOf(file: string): string | null {
  const folders = Object.keys(RULES).filter((folder) => file.startsWith(`${folder}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? null;
}

function resolveFrom(file: string, from: string): string {
  return new URL(from, `file:///${file}`).pathname.slice(1);
}
