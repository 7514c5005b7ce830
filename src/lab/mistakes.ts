import type { LabMistake } from './lab-error.ts';
import type { LabSource, Path } from './source.ts';
import { nearest } from './suggest.ts';

/** Collects the mistakes of a lab file, so that all are reported at once. */
export class Mistakes {
  readonly list: LabMistake[] = [];
  private readonly source: LabSource;
  private readonly lost: ReadonlySet<string>;

  /** @param lost names in the parts that had to be left out: whoever refers to these makes no mistake */
  constructor(source: LabSource, lost: ReadonlySet<string>) {
    this.source = source;
    this.lost = lost;
  }

  /** Whether all of the file could be read, so that a missing value is really missing. */
  get isWhole(): boolean {
    return this.lost.size === 0 && this.list.every(({ code }) => code !== 'endpoint');
  }

  unknown(what: string, written: string, known: readonly string[], path: Path): void {
    if (this.isLost(written) || known.length === 0) return;
    const near = nearest(written, known);
    const advice = near ? `Did you mean "${near}"?` : `Known: ${known.join(', ')}.`;
    this.add('unknown-name', `There is no ${what} "${written}". ${advice}`, path);
  }

  add(code: string, text: string, path: Path): void {
    this.addAt(code, text, this.source.placeOf(path));
  }

  /** Like {@link add}, but with the place of a key instead of its value. */
  addAtKey(code: string, text: string, path: Path, key: string): void {
    this.addAt(code, text, this.source.placeOfKey(path, key));
  }

  private addAt(code: string, text: string, place: LabMistake['place']): void {
    // A script that several scenarios share is read several times.
    const isKnown = this.list.some(
      (other) =>
        other.text === text && other.place.line === place.line && other.place.column === place.column,
    );
    if (!isKnown) this.list.push({ code, text, place });
  }

  private isLost(written: string): boolean {
    const kind = written.replace(/(\*|:.*)$/, '');
    return [written, kind, kind.replace(/\d+$/, ''), ...written.split('.')].some((name) =>
      this.lost.has(name),
    );
  }
}
