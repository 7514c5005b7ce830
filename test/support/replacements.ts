import { parseSync, Visitor } from 'oxc-parser';

/** What replaces and sets nothing, of vitest's `vi`. */
const HARMLESS: ReadonlySet<string> = new Set(['fn', 'waitFor', 'waitUntil']);

/**
 * What a test does that a file run in the same process after it would feel: it replaces a module, a function or the clock, or
 * sets the environment or the folder it is run in.
 * @param text a source in TypeScript
 * @returns each as the source says it, in its order: `vi.mock`, `process.env.HOME = …`, `process.chdir`
 */
export function replacements(text: string): readonly string[] {
  const found: { readonly start: number; readonly said: string }[] = [];
  const say = (start: number, end: number, ending = '') =>
    found.push({ start, said: text.slice(start, end) + ending });
  const sets = (start: number, end: number, ending: string) => {
    if (/^process\.(?:env|argv)\b/.test(text.slice(start, end))) say(start, end, ending);
  };
  new Visitor({
    MemberExpression: ({ start, end, object, property, computed }) => {
      if (object.type !== 'Identifier') return;
      const name = !computed && property.type === 'Identifier' ? property.name : null;
      if (object.name === 'vi' && (name === null || !HARMLESS.has(name))) say(start, end);
      if (object.name === 'process' && (name === 'chdir' || name === 'umask')) say(start, end);
    },
    ImportDeclaration: ({ source, specifiers }) => {
      if (!/^(?:(?:node:)?process|vitest)$/.test(source.value)) return;
      // Under another name its uses would be missed.
      for (const { start, end, local } of specifiers) {
        const said = text.slice(start, end);
        if (
          source.value === 'vitest' ? /^vi(?:test)?\b(?!$)|^vitest$|^\*/.test(said) : local.name !== 'process'
        )
          say(start, end);
      }
    },
    AssignmentExpression: ({ left }) => sets(left.start, left.end, ' = …'),
    UnaryExpression: ({ operator, argument }) => {
      if (operator === 'delete') sets(argument.start, argument.end, ' deleted');
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      const called = text.slice(callee.start, callee.end);
      if (first && /^(?:Object|Reflect)\.(?:assign|defineProperty|set)$/.test(called))
        sets(first.start, first.end, ' assigned');
    },
  }).visit(parseSync('file.ts', text).program);
  return found.sort((one, other) => one.start - other.start).map(({ said }) => said);
}
