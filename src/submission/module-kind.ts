import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { compileFunction } from 'node:vm';

/** The kind of module that a JavaScript file is written as; `mixed` has what only one kind has of both. */
type Written = 'commonjs' | 'module' | 'mixed' | 'either';

/** What node gives a file of CommonJS. */
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** What only CommonJS has; unless the file makes it for itself, as ES modules may. */
const COMMON = ['require', 'module', 'exports', '__filename', '__dirname'];

/**
 * How a file is written, as node itself finds out: by reading it as CommonJS. Nothing of it is run.
 * @returns `module` too where it is no JavaScript at all
 */
export function writtenAs(text: string): Written {
  const uses = usesCommon(text);
  try {
    compileFunction(text, PARAMETERS);
    return uses ? 'commonjs' : 'either';
  } catch {
    return uses ? 'mixed' : 'module';
  }
}

function usesCommon(text: string): boolean {
  return COMMON.some((name) => {
    const use = name === 'module' || name === 'exports' ? `${name}\\s*(?:\\.|\\[)` : `${name}\\b`;
    const made = new RegExp(`\\b(?:const|let|var|function|class)\\s[^;=]*\\b${name}\\b`);
    return new RegExp(`(?<![.\\w$])${use}`).test(text) && !made.test(text);
  });
}

/** Whether node takes a JavaScript file as it was written, where it lies. */
export function fitsItsPlace(place: Place, file: string, text: string): boolean {
  if (extname(file) !== '.js') return true;
  const written = writtenAs(text);
  if (written === 'either') return true;
  const type = typeOf(place, file);
  return written !== 'mixed' && (type === null || type === written);
}

/** Where a file's kind is looked up. */
export interface Place {
  /** The submission's folder. */
  readonly folder: string;
  /** Whether programs see what that folder lies in. */
  readonly isOpen: boolean;
}

/** What the nearest `package.json` says of a file's kind; null where there is none, or it says nothing. */
function typeOf({ folder, isOpen }: Place, file: string): 'commonjs' | 'module' | null {
  let current = dirname(join(folder, file));
  for (;;) {
    const settings = join(current, 'package.json');
    if (existsSync(settings)) return readType(settings);
    const above = dirname(current);
    if (above === current || (current === folder && !isOpen)) return null;
    current = above;
  }
}

function readType(settings: string): 'commonjs' | 'module' | null {
  try {
    const value: unknown = JSON.parse(readFileSync(settings, 'utf8'));
    const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : null;
    return type === 'module' || type === 'commonjs' ? type : null;
  } catch {
    // Node will say what is wrong with it.
    return null;
  }
}
