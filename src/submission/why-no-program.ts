import type { Lab, Role } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { shellWord } from '../model/shell-word.ts';
import { isRunnable, sourceName } from './languages.ts';
import { type Match, namesOf, plainName } from './match-files.ts';
import type { RoleFiles } from './role-files.ts';
import type { Problem } from './submission.ts';
import { nameOf } from './survey.ts';

/** How many files a message names. */
const MOST_NAMES = 8;

/** Programs in languages that giliran starts only where it is told how. */
const OTHER_LANGUAGES =
  /\.(?:kts?|hs|swift|lua|dart|scala|exs?|erl|ml|nim|zig|d|jl|r|pas|pp|f90|vb|groovy|clj|tcl|lisp|exe|o|out|bat|ps1|html?)$/i;

/** What starts programs, by the languages that are run as they are. */
const STARTERS: Readonly<Record<string, string>> = {
  javascript: 'node',
  python: 'python3',
  ruby: 'ruby',
  perl: 'perl',
  php: 'php',
  shell: 'bash',
};

export interface Search {
  readonly role: Role;
  readonly lab: Lab;
  readonly files: RoleFiles;
  /** What the other roles have: a program that can be started, one that must be asked about, or nothing of the kind. */
  readonly others: 'programs' | 'near' | 'none';
  /** What the submission's folder is called. */
  readonly folder: string;
}

/**
 * Why a role has no program. One that is simply not there, or is there twice, is its author's mistake; where
 * something is there whose role cannot be told, the message says what would settle that.
 */
export function whyNoProgram(
  { role, lab, files, others, folder }: Search,
  match: Exclude<Match, { kind: 'one' }>,
): Problem {
  const because = (text: Message, cause: Problem['cause'] = 'untried'): Problem => ({
    role: role.id,
    cause,
    message: text,
  });
  if (match.kind === 'several')
    return match.exact
      ? because(message('problem.two-programs', { role: role.id, files: match.files }), 'two-programs')
      : because(
          message('problem.several-programs', {
            role: role.id,
            files: match.files.slice(0, MOST_NAMES),
            option: mapOption(match.shared ? role.kind.name : role.id, match.files[0] ?? ''),
          }),
        );
  const [near, ...more] = [...new Set(match.near)];
  if (near !== undefined && more.length > 0)
    return because(
      message('problem.several-near', {
        role: role.id,
        files: [near, ...more].slice(0, MOST_NAMES),
        option: mapOption(role.id, near),
      }),
    );
  if (near !== undefined)
    return because(
      message('problem.near-miss', { role: role.id, file: near, option: mapOption(role.id, near) }),
    );
  const foreign = files.all.find((file) => isForeign(file) && isNamedAfter(file, role));
  if (foreign !== undefined)
    return because(
      message('problem.other-language', {
        role: role.id,
        file: foreign,
        line: `roles: { ${/\d\.[^.]*$/.test(foreign) ? role.id : role.kind.name}: … ${shellWord(foreign)} }`,
      }),
    );
  if (others === 'none') return because(nothingFits(lab, files, folder));
  const missing = message('problem.missing-program', { role: role.id, folder });
  return because(missing, others === 'programs' ? 'missing-program' : 'untried');
}

/** No role has a program: what is there instead, and what would help. */
function nothingFits(lab: Lab, files: RoleFiles, folder: string): Message {
  const roles = lab.roles.map(({ id }) => id);
  const kinds = [...new Set(lab.roles.map(({ kind }) => kind.name))];
  const programs = files.all.filter(isRunnable);
  const [only, ...others] = programs;
  if (only !== undefined && others.length === 0)
    return message('problem.one-program', { roles, file: only, line: linesFor(only, kinds) });
  if (only !== undefined)
    return message('problem.which-program', {
      roles,
      files: programs.slice(0, MOST_NAMES),
      options: kinds.map((kind) => `--map ${kind}=FILE`).join(' '),
    });
  const seen = files.all.slice(0, MOST_NAMES);
  if (seen.length === 0) return message('problem.empty-folder', { folder });
  const line = `roles: { ${kinds.map((kind) => `${kind}: …`).join(', ')} }`;
  return message('problem.no-programs', { roles, files: seen, line });
}

/** The line of a manifest for one program that plays all roles. */
function linesFor(file: string, kinds: readonly string[]): string {
  const starter = STARTERS[sourceName(file)?.language ?? ''];
  const command = starter === undefined ? '…' : `${starter} ${shellWord(file)}`;
  return `roles: { ${kinds.map((kind) => `${kind}: ${yamlText(`${command} ${kind}`)}`).join(', ')} }`;
}

/** A text in a line of YAML. */
function yamlText(text: string): string {
  return /^[\w./ …-]+$/.test(text) ? text : JSON.stringify(text);
}

/** What can be pasted behind `giliran check`. */
function mapOption(role: string, file: string): string {
  return `--map ${shellWord(`${role}=${file}`)}`;
}

function isForeign(file: string): boolean {
  return OTHER_LANGUAGES.test(file);
}

function isNamedAfter(file: string, role: Role): boolean {
  const stem = plainName(nameOf(file).replace(/\.[^.]*$/, ''));
  return namesOf(role).includes(stem);
}
