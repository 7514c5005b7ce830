import { sourceName } from '../submission/languages.ts';

/** How a source is written, as far as comments and texts go. C and C++ are one: files move from one to the other as they are. */
export type Dialect =
  | 'javascript'
  | 'python'
  | 'ruby'
  | 'perl'
  | 'php'
  | 'java'
  | 'c'
  | 'go'
  | 'c#'
  | 'rust'
  | 'shell';

/** What a file of a hand-in is to whoever looks for look-alikes. */
export type FileKind =
  | { readonly kind: 'source'; readonly dialect: Dialect }
  | { readonly kind: 'notebook' }
  /** Made of sources that are not there, maybe. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'other' };

/** @param file a name, or a path with slashes */
export function kindOf(file: string): FileKind {
  if (/\.(?:h|hh|hpp)$/i.test(file)) return { kind: 'source', dialect: 'c' };
  const language = sourceName(file)?.language;
  if (language === undefined) return { kind: 'other' };
  if (language === 'notebook') return { kind: 'notebook' };
  if (language === 'jar' || language === 'class') return { kind: 'binary' };
  return { kind: 'source', dialect: language === 'c++' ? 'c' : language };
}
