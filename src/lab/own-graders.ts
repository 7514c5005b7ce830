import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Graders } from '../model/grader.ts';
import type { OwnGrader } from '../model/own-grader.ts';
import { isRecord } from './layers.ts';
import type { Mistakes } from './mistakes.ts';
import type { LabFile } from './schema.ts';

/**
 * Compiles the graders that a lab file brings along, each to one module. Nothing of them is run.
 * @param folderOf gives the folder that a grader's path is relative to, by the grader's name
 */
export function compileOwnGraders(
  file: LabFile,
  graders: Graders,
  folderOf: (name: string) => string,
  mistakes: Mistakes,
): Readonly<Record<string, OwnGrader>> {
  return Object.fromEntries(
    Object.entries(file.graders ?? {}).map(([name, own]) => {
      const at = ['graders', name];
      if (Object.hasOwn(graders, name))
        mistakes.add('same-id', `giliran has a grader "${name}": give yours another name.`, at);
      for (const param of own.optional ?? [])
        if (!Object.hasOwn(own.params, param))
          mistakes.unknown('param', param, Object.keys(own.params), [...at, 'optional']);
      const compiled =
        own.code === undefined ? compile(resolve(folderOf(name), own.file ?? '')) : { code: own.code };
      if ('trouble' in compiled)
        mistakes.add('grader-file', `Grader "${name}" does not compile: ${compiled.trouble}`, [
          ...at,
          'file',
        ]);
      const code = 'code' in compiled ? compiled.code : '';
      return [name, { params: own.params, optional: own.optional ?? [], code }];
    }),
  );
}

/** Takes the place of a lab's own graders while its checks are read: only their parameters are needed then. */
export function standIns(own: Readonly<Record<string, OwnGrader>>): Graders {
  return Object.fromEntries(
    Object.entries(own).map(([name, { params, optional }]) => [
      name,
      {
        params,
        optional,
        grade: () => {
          throw new Error('it can be asked in a process of its own alone');
        },
      },
    ]),
  );
}

/**
 * The graders of a lab file with their compiled code in place of their files, so that the lab can be read anywhere. A
 * grader that does not compile is left as it is.
 */
export function withCode(
  graders: Readonly<Record<string, unknown>>,
  folderOf: (name: string) => string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(graders).map(([name, own]) => {
      if (!isRecord(own) || typeof own.file !== 'string') return [name, own];
      const compiled = compile(resolve(folderOf(name), own.file));
      if ('trouble' in compiled) return [name, own];
      const { file: _file, ...others } = own;
      return [name, { ...others, code: compiled.code }];
    }),
  );
}

/** The package that graders import their types from. */
const PACKAGE = 'giliran';

function compile(file: string): { readonly code: string } | { readonly trouble: string } {
  const { buildSync }: typeof import('esbuild') = createRequire(import.meta.url)('esbuild');
  try {
    const { outputFiles, metafile } = buildSync({
      absWorkingDir: dirname(file),
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      metafile: true,
      // Where the grader runs there is no giliran; imports of types alone are left out by the compiler.
      external: [PACKAGE],
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    if (imports.some(({ path }) => path === PACKAGE || path.startsWith(`${PACKAGE}/`)))
      return { trouble: `it needs more than types of "${PACKAGE}": import these alone, with "import type".` };
    return { code: outputFiles[0]?.text ?? '' };
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) };
  }
}
