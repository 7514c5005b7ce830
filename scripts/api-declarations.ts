import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Program, parseSync, type Statement, Visitor } from 'oxc-parser';

/** A top-level declaration of a declaration file. */
interface Declaration {
  /** From its comment to its end, without `export`. */
  readonly text: string;
  /** Names of types and values that it refers to. */
  readonly uses: readonly string[];
}

/** The declarations of a file, and the origin of names that it has from other files. */
interface DeclarationFile {
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Imports and re-exports, by their names here. */
  readonly from: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
  /** Names that it re-exports, in order. */
  readonly reexported: readonly string[];
}

const HEAD = `// What other programs, and graders of a lab's own, import from giliran: its types, made from the code by \`npm run docs\`.
// Whatever is not exported here may change at any time.
`;

/**
 * docs/api.d.ts: the package's public interface as one declaration file, with every type that it refers to and nothing
 * else.
 * @param project the project's folder
 * @throws Error where two declarations share a name, or one is from a package
 */
export function apiDeclarations(project: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-api-'));
  try {
    const compiler = join(project, 'node_modules/typescript/bin/tsc');
    // Types have been checked already, by the compiler's usual run.
    const argv = ['-p', join(project, 'tsconfig.api.json'), '--noCheck', '--outDir', folder];
    execFileSync(process.execPath, [compiler, ...argv], { stdio: ['ignore', 'inherit', 'inherit'] });
    return rolledUp(join(folder, 'src/api/index.d.ts'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All declarations reachable from an index: its own exports first, in order, then those that they refer to. */
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
    // A name of the language's own library.
    const found = declared.get(name);
    if (!found || places.get(name) === path) continue;
    if (places.has(name)) throw new Error(`${name} is declared in ${places.get(name)} and in ${path}`);
    places.set(name, path);
    texts.push(reexported.includes(name) ? exported(found.text) : found.text);
    queue.push(...found.uses.map((used) => ({ path, name: used })));
  }
  // Functions and classes come first.
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
  /** The text of a declaration, with the comment above it. */
  const textOf = (start: number, declaration: Span): string => {
    const above = comments.findLast((one) => one.end <= start && text.slice(one.end, start).trim() === '');
    const comment = above ? `${text.slice(above.start, above.end)}\n` : '';
    const code = text.slice(declaration.start, declaration.end);
    // The compiler indents by four spaces.
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

/** The names that a top-level declaration introduces. */
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

/** Names of types, and of values in `typeof`, within one declaration. */
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
