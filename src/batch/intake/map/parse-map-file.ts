import { LabError, type LabMistake } from '../../../lab/lab-error.ts';
import { type LabSource, type Path, parseSource } from '../../../lab/source.ts';
import { nearest } from '../../../lab/suggest.ts';
import type { Lab } from '../../../model/lab.ts';
import { type Message, message } from '../../../model/message.ts';
import { FOLDER, type MapFile, type MapRules, type MapText, type RoleNames } from './map-file.ts';

/** The key below which single students are. */
const STUDENTS = 'students';

/**
 * Understands a map file: YAML with names for each role, below a lab's id or for all labs, and the same for single
 * students below `students`.
 * @param t says a mistake in the reader's language
 * @throws LabError with every mistake and its place
 */
export function parseMapFile(
  { file, text, elsewhere }: MapText,
  labs: readonly Lab[],
  t: (text: Message) => string,
): MapFile {
  const reader = new MapReader(parseSource(file, text), labs, elsewhere, t);
  const map = reader.read();
  if (reader.mistakes.length > 0) throw new LabError(reader.mistakes);
  return map;
}

class MapReader {
  readonly mistakes: LabMistake[] = [];
  private readonly source: LabSource;
  private readonly labs: readonly Lab[];
  private readonly elsewhere: readonly string[];
  private readonly t: (text: Message) => string;

  constructor(
    source: LabSource,
    labs: readonly Lab[],
    elsewhere: readonly string[],
    t: (text: Message) => string,
  ) {
    this.source = source;
    this.labs = labs;
    this.elsewhere = elsewhere;
    this.t = t;
  }

  read(): MapFile {
    const { [STUDENTS]: students, ...rest } = this.entries(this.source.value, []);
    const each = Object.entries(this.entries(students, [STUDENTS]));
    return {
      class: this.rules(rest, [], [STUDENTS]),
      students: new Map(
        each.map(([key, value]) => {
          const path = [STUDENTS, keyOf(key)];
          return [key, this.rules(this.entries(value, path), path, [])];
        }),
      ),
    };
  }

  /** @param others keys that stand there too */
  private rules(entries: Readonly<Record<string, unknown>>, path: Path, others: readonly string[]): MapRules {
    const everywhere = new Map<string, readonly string[]>();
    const labs = new Map<string, RoleNames>();
    const known = keysOfMap(this.labs);
    for (const [key, value] of Object.entries(entries)) {
      const lab = this.labs.find(({ id }) => id === key);
      if (lab) labs.set(key, this.roleNames(value, [...path, key], lab));
      else if (known.includes(key)) everywhere.set(key, this.names(value, [...path, key], key === FOLDER));
      else if (!this.elsewhere.includes(key)) this.unknown(path, key, [...known, ...others]);
    }
    return { everywhere, labs };
  }

  private roleNames(value: unknown, path: Path, lab: Lab): RoleNames {
    const known = rolesOf(lab);
    const names = new Map<string, readonly string[]>();
    for (const [key, inner] of Object.entries(this.entries(value, path)))
      if (known.includes(key)) names.set(key, this.names(inner, [...path, key], key === FOLDER));
      else this.unknown(path, key, known);
    return names;
  }

  /** The entries of a map; none where nothing is written. */
  private entries(value: unknown, path: Path): Readonly<Record<string, unknown>> {
    if (isRecord(value)) return value;
    if (value !== undefined && value !== null) this.mistake('no-map', path, path);
    return {};
  }

  /** @param deep whether a name may have folders in it */
  private names(value: unknown, path: Path, deep: boolean): readonly string[] {
    const list: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
    return list.filter((name, index): name is string => {
      const place = Array.isArray(value) ? [...path, index] : path;
      if (typeof name !== 'string' || name === '') this.mistake('no-name', path, place);
      else if (!deep && /[\\/]/.test(name)) this.mistake('no-folder', [name], place);
      else return true;
      return false;
    });
  }

  private unknown(path: Path, key: string, known: readonly string[]): void {
    const near = nearest(key, known);
    const advice =
      near === null ? message('map.known', { known }) : message('advice.did-you-mean', { name: near });
    const place = this.source.placeOfKey(path, key);
    const text = this.t(message('map.unknown-key', { key, advice }));
    this.mistakes.push({ code: 'unknown-key', text, place });
  }

  /** @param about where it is, in the file's own words; nothing for the file itself */
  private mistake(code: 'no-map' | 'no-name' | 'no-folder', about: Path, path: Path): void {
    const whole = about.length === 0;
    const text = whole ? message('map.no-file') : message(`map.${code}`, { about: about.join('.') });
    this.mistakes.push({ code, text: this.t(text), place: this.source.placeOf(path) });
  }
}

/** Keys that mean something in a map for these labs: the labs themselves, and their roles. */
export function keysOfMap(labs: readonly Lab[]): readonly string[] {
  return [...new Set([...labs.map(({ id }) => id), ...labs.flatMap(rolesOf)])];
}

/** What can be said for a lab in a map: its roles, each alone or all of a kind, and which folder counts. */
function rolesOf(lab: Lab): readonly string[] {
  return [...new Set([...lab.roles.flatMap((role) => [role.id, role.kind.name]), FOLDER])];
}

/** A student number that is written without quotes is a number to YAML. */
function keyOf(key: string): string | number {
  return /^[1-9]\d{0,14}$/.test(key) ? Number(key) : key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
