import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Program, parseSync, type Statement, Visitor } from 'oxc-parser';

/** A top-level declaration of a declaration file. */
interface Declaration {
  /** From its comment to its end, without `export`. */
  readonly text: string;
  /** Names of types and values that it speaks of. */
  readonly uses: readonly string[];
}

/** What a declaration file declares, and what its names stand for that it has from others. */
interface DeclarationFile {
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Imports and re-exports, by the name that they have here. */
  readonly from: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
  /** What it exports from others, in its order. */
  readonly reexported: readonly string[];
}

const HEAD = `// What other programs, and graders of a lab's own, import from giliran: its types, made from the code by \`npm run docs\`.
// Whatever is not exported here may change at any time.
`;

/**
 * docs/api.d.ts: the package's public interface as one declaration file, with every type that it speaks of and nothing else.
 * @param project the project's folder
 * @throws Error where two declarations share a name, or one is of a package
 */
export function apiDeclarations(project: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-api-'));
  try {
    const compiler = join(project, 'node_modules/typescript/bin/tsc');
    // That the types are right is the compiler's usual work.
    const argv = ['-p', join(project, 'tsconfig.api.json'), '--noCheck', '--outDir', folder];
    execFileSync(process.execPath, [compiler, ...argv], { stdio: ['ignore', 'inherit', 'inherit'] });
    return rolledUp(join(folder, 'src/api/index.d.ts'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The declarations that an index leads to: its own exports first, in its order, then what these speak of. */
function rolledUp(index: string): string {
  const files = new Map<string, DeclarationFile>();
  const fileOf = (path: string): DeclarationFile => {
    const known = files.get(path) ?? readDeclarations(path);
    files.set(path, known);
    return known;
  };
  const places = new Map<string, string>();
  const texts: string[] = [];
  const { reexported } = fileOf(index);
  const queue = reexported.map((name) => ({ path: index, name }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path, name } = next;
    const { declared, from } = fileOf(path);
    const other = from.get(name);
    if (other) {
      if (other.name !== name) throw new Error(`${name} has another name in ${other.file}: ${other.name}`);
      queue.unshift({ path: other.file, name });
      continue;
    }
    // The library's own.
    const found = declared.get(name);
    if (!found || places.get(name) === path) continue;
    if (places.has(name)) throw new Error(`${name} is declared in ${places.get(name)} and in ${path}`);
    places.set(name, path);
    texts.push(reexported.includes(name) ? exported(found.text) : found.text);
    queue.push(...found.uses.map((used) => ({ path, name: used })));
  }
  // What can be called first.
  const rank = (text: string): number => (/^export declare /m.test(text) ? 0 : 1);
  texts.sort((a, b) => rank(a) - rank(b));
  return `${HEAD}\n${texts.join('\n\n')}\n\nexport {};\n`;
}

function exported(text: string): string {
  return text.replace(/^(?=(?:declare|interface|type) )/m, 'export ');
}

function readDeclarations(path: string): DeclarationFile {
  const text = readFileSync(path, 'utf8');
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const declared = new Map<string, Declaration>();
  const from = new Map<string, { readonly file: string; readonly name: string }>();
  const reexported: string[] = [];
  const beside = (source: string): string => join(dirname(path), source.replace(/\.ts$/, '.d.ts'));
  /** With the comment that stands above it. */
  const textOf = (start: number, declaration: Span): string => {
    const above = comments.findLast((one) => one.end <= start && text.slice(one.end, start).trim() === '');
    const comment = above ? `${text.slice(above.start, above.end)}\n` : '';
    const code = text.slice(declaration.start, declaration.end);
    // The compiler indents by four.
    return `${comment}${code}`.replace(/^(?: {4})+/gm, (spaces) => ' '.repeat(spaces.length / 2));
  };
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value.startsWith('.')) {
      for (const one of statement.specifiers)
        if (one.type === 'ImportSpecifier' && one.imported.type === 'Identifier')
          from.set(one.local.name, { file: beside(statement.source.value), name: one.imported.name });
      continue;
    }
    if (statement.type === 'ExportNamedDeclaration' && statement.source) {
      for (const { local, exported: given } of statement.specifiers)
        if (local.type === 'Identifier' && given.type === 'Identifier') {
          from.set(given.name, { file: beside(statement.source.value), name: local.name });
          reexported.push(given.name);
        }
      continue;
    }
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (!declaration) continue;
    const one = { text: textOf(statement.start, declaration), uses: usedIn(program, declaration) };
    for (const name of namesOf(declaration)) declared.set(name, one);
  }
  return { declared, from, reexported };
}

type Span = Pick<Statement, 'start' | 'end'>;

/** What a top-level declaration declares. */
function namesOf(declaration: Statement): readonly string[] {
  switch (declaration.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [declaration.id.name];
    case 'ClassDeclaration':
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return declaration.id ? [declaration.id.name] : [];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    default:
      return [];
  }
}

/** Names of types, and of values whose types are asked for, within one declaration. */
function usedIn(program: Program, { start, end }: Span): readonly string[] {
  const used = new Set<string>();
  const add = (name: { readonly type: string; readonly start: number; readonly name?: unknown }): void => {
    const isWithin = name.start >= start && name.start < end;
    if (isWithin && name.type === 'Identifier' && typeof name.name === 'string') used.add(name.name);
  };
  new Visitor({
    TSTypeReference: ({ typeName }) => add(typeName),
    TSTypeQuery: ({ exprName }) => add(exprName),
    TSInterfaceHeritage: ({ expression }) => add(expression),
    ClassDeclaration: ({ superClass }) => {
      if (superClass) add(superClass);
    },
  }).visit(program);
  return [...used];
}
