import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { graders } from '../graders/index.ts';
import { INTAKE_LIMITS, type IntakeLimits } from '../src/batch/intake/limits.ts';
import { openProgram } from '../src/cli/main.ts';
import { courseJsonSchema } from '../src/lab/course.ts';
import { DEFAULT_LIMITS } from '../src/lab/default-limits.ts';
import { labJsonSchema } from '../src/lab/schema.ts';
import { BUILD_LIMITS, ROLE_LIMITS, type SandboxLimits } from '../src/run/isolation/sandbox-limits.ts';
import { SUBMISSION_LIMITS } from '../src/submission/copy-folder.ts';
import { keysOf } from './schema-keys.ts';

/**
 * docs/reference.md: what the code itself says of commands, lab files, graders and limits.
 * @param project the project's folder; each grader's comment there says what the grader claims
 */
export function referencePage(project: string): string {
  return [
    '# Reference',
    'Made from the code by `npm run docs`; a test holds it to the code. What it is for stands in ' +
      '[the README](../README.md), [grading.md](grading.md) and [writing-labs.md](writing-labs.md).',
    '## Commands',
    ...commandSections(),
    '## A lab file',
    ...keySections(labJsonSchema(graders)),
    '## A course file',
    ...keySections(courseJsonSchema()),
    '## Graders',
    graderTable(project),
    '## Limits',
    ...limitSections(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function commandSections(): readonly string[] {
  const program = openProgram(
    {
      out: () => {},
      err: () => {},
      environment: {},
      outIsTerminal: false,
      errIsTerminal: false,
      signal: new AbortController().signal,
      language: 'en',
    },
    () => {},
  );
  const commands = program.commands.flatMap(withItsOwn);
  return [
    commandTable(commands),
    'With every command:',
    optionTable(program),
    ...commands.flatMap(({ name, command }) => [
      `### \`${usageOf({ name, command })}\``,
      sentence(command.description()),
      ...(command.registeredArguments.length === 0
        ? []
        : [
            table(
              ['argument', ''],
              command.registeredArguments.map((argument) => [
                `\`${showArgument(argument)}\``,
                argument.description,
              ]),
            ),
          ]),
      ...(command.options.length === 0 ? [] : [optionTable(command)]),
    ]),
  ];
}

/** A command, with the words by which it is called. */
interface NamedCommand {
  readonly name: string;
  readonly command: Command;
}

/** A table of all commands, with links to their sections. */
function commandTable(commands: readonly NamedCommand[]): string {
  return table(
    ['command', '', 'options'],
    commands.map((one) => [
      `[\`${usageOf(one)}\`](#${anchorOf(usageOf(one))})`,
      one.command.description(),
      one.command.options.map(({ long, short }) => `\`${long ?? short}\``).join(' '),
    ]),
  );
}

function usageOf({ name, command }: NamedCommand): string {
  return ['giliran', name, ...command.registeredArguments.map(showArgument)].join(' ');
}

/** The anchor of a heading on its page. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

/** A command; or its subcommands, where it only groups these. */
function withItsOwn(command: Command): readonly NamedCommand[] {
  if (command.commands.length === 0) return [{ name: command.name(), command }];
  return command.commands.map((own) => ({ name: `${command.name()} ${own.name()}`, command: own }));
}

function showArgument(argument: { readonly required: boolean; name(): string }): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

function optionTable(command: Command): string {
  return table(
    ['option', ''],
    command.options.map(({ flags, description }) => [`\`${flags}\``, description]),
  );
}

function keySections(schema: unknown): readonly string[] {
  return keysOf(schema).flatMap(({ place, keys }) => [
    `### ${place === '' ? 'At its top' : `\`${place}\``}`,
    table(
      ['key', 'takes', 'needed', ''],
      keys.map(({ name, takes, needed, description, otherwise }) => [
        `\`${name}\``,
        takes,
        needed === 'always' ? 'yes' : needed === 'sometimes' ? 'unless it `extends` another' : '',
        otherwise === null ? description : `${description} (${otherwise} unless given)`,
      ]),
    ),
  ]);
}

function graderTable(project: string): string {
  return table(
    ['grader', 'parameters', 'claims'],
    Object.entries(graders).map(([id, { params, optional = [] }]) => [
      `[\`${id}\`](writing-labs.md#${id})`,
      Object.entries(params)
        .map(
          ([name, kind]) =>
            `\`${name}\`: ${typeof kind === 'string' ? kind : kind.join(', ')}${optional.includes(name) ? '; optional' : ''}`,
        )
        .join('<br>'),
      claimOf(readFileSync(join(project, 'graders', `${id}.ts`), 'utf8'), id),
    ]),
  );
}

/** The comment above a grader. */
function claimOf(source: string, id: string): string {
  const name = id.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
  const [, comment] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export const ${name}: Grader`).exec(source) ?? [];
  if (comment === undefined)
    throw new Error(`Expected a comment above the grader ${id} that says what it claims, found none.`);
  return comment
    .replace(/^\s*\*? ?/gm, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

function limitSections(): readonly string[] {
  const { wallMs, moveMs, cpuMs, outputBytes, buildMs } = DEFAULT_LIMITS;
  const inSandbox = (what: string, of: (limits: SandboxLimits) => string): readonly string[] => [
    what,
    of(ROLE_LIMITS),
    of(BUILD_LIMITS),
  ];
  return [
    '### A run, unless its lab says otherwise',
    table(
      ['what', 'limit'],
      [
        ['time of a run', seconds(wallMs)],
        ['longest wait for one move where the evidence is weak', seconds(moveMs)],
        ['processor time of one role', seconds(cpuMs)],
        ['what one role may print', `${count(outputBytes)} bytes`],
        ['time of a build', seconds(buildMs)],
      ],
    ),
    '### The sandbox',
    table(
      ['what', 'a role of a run', 'a build'],
      [
        inSandbox('memory, all its processes together', ({ memoryBytes }) => mebibytes(memoryBytes)),
        inSandbox('memory of one process', ({ processMemoryBytes }) => mebibytes(processMemoryBytes)),
        inSandbox('processes and threads', ({ processes }) => count(processes)),
        inSandbox('open files of a process', ({ openFiles }) => count(openFiles)),
        inSandbox('what it may write', ({ diskBytes }) => mebibytes(diskBytes)),
        inSandbox('files', ({ files }) => count(files)),
        inSandbox('processor time of one process', ({ cpuSeconds }) => `${count(cpuSeconds)} s`),
      ],
    ),
    `A submission may hold ${mebibytes(SUBMISSION_LIMITS.bytes)} in ${count(SUBMISSION_LIMITS.files)} files.`,
    '### What an LMS gives out',
    table(['what', 'limit'], inWords(INTAKE_LIMITS)),
  ];
}

function inWords(limits: IntakeLimits): readonly (readonly string[])[] {
  return [
    ['bytes of a hand-in, unpacked', count(limits.bytes)],
    ['files of a hand-in, without what package managers and systems leave behind', count(limits.files)],
    ['bytes that may come out of one byte of an archive', count(limits.ratio)],
    ['bytes that come out before that counts', count(limits.ratioFrom)],
    ['archives of a hand-in', count(limits.archives)],
    ['bytes of its archives together, still packed', count(limits.archiveBytes)],
    ['names in a hand-in', count(limits.names)],
    ['names in the archive of a class', count(limits.classNames)],
  ];
}

function seconds(ms: number): string {
  return `${count(ms / 1000)} s`;
}

function mebibytes(bytes: number): string {
  return `${count(bytes / 1024 / 1024)} MiB`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A bar would end a cell, even in code, and a tag would be markup.
  const cell = (text: string): string =>
    text.replaceAll('|', '\\|').replace(/(`[^`]*`)|<(?!br>)/g, (_all, code?: string) => code ?? '&lt;');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
