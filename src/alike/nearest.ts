import {
  File,
  type FileEntry,
  FingerprintIndex,
  Region,
  type SharedFingerprint,
  TokenizedFile,
} from '@dodona/dolos-core';
import type { Match, Stretch } from '../model/alike.ts';
import { getOrMake } from '../model/memo.ts';
import type { Source } from './sources.ts';
import { tokensOf } from './tokens.ts';

/** What two hand-ins have in common. */
export interface NearPair {
  /** Places in the list of hand-ins, the smaller one first. */
  readonly left: number;
  readonly right: number;
  /** How much of both is in the other, of what was compared: 0 to 1. */
  readonly similarity: number;
  /** Stretches that correspond, by their place in the left one. */
  readonly matches: readonly Match[];
}

/** How many tokens have to follow each other alike before it counts. */
const GRAM = 15;
/** Of so many grams in a row at least one is compared. */
const WINDOW = 8;
/** In classes of at least this size, what nearly everybody has is no sign of copying. */
const A_CLASS = 20;
const NEARLY_EVERYBODY = 0.8;
/** In very large ones, neither is what more than this many have: comparing them takes time that grows with the square. */
const MOST_SHARERS = 300;
/** What occurs more often in one hand-in is a list, or is there to slow the comparison down. */
const MOST_IN_ONE = 20;
/** Sharing fewer than this is chance. */
const LEAST_COMMON = 8;
/** From here on two are near-identical. */
const NEAR = 0.8;

/** Two hand-ins that are near-identical, by their places in the list. */
export type Near = Pick<NearPair, 'left' | 'right' | 'similarity'>;

/** Finds hand-ins that have most of what they are made of in common, whatever they call it and in whatever order it stands. */
export class Nearness {
  private readonly handIns: readonly (readonly Source[])[];
  private readonly files: readonly TokenizedFile[];
  private readonly index: FingerprintIndex;

  private constructor(handIns: readonly (readonly Source[])[]) {
    this.handIns = handIns;
    this.files = handIns.map(tokenized);
    const share = handIns.length < A_CLASS ? MOST_SHARERS : handIns.length * NEARLY_EVERYBODY;
    this.index = new FingerprintIndex(GRAM, WINDOW, false, Math.min(Math.floor(share), MOST_SHARERS));
  }

  /**
   * @param handIns sources of each
   * @param known sources that everybody may have from elsewhere
   * @param breathe called now and then, to let others have their turn
   */
  static async of(
    handIns: readonly (readonly Source[])[],
    known: readonly (readonly Source[])[],
    breathe: () => Promise<void>,
  ): Promise<Nearness> {
    const nearness = new Nearness(handIns);
    for (const file of nearness.files) {
      nearness.index.addFiles([file]);
      await breathe();
    }
    nearness.leaveOut(known);
    return nearness;
  }

  private leaveOut(known: readonly (readonly Source[])[]): void {
    // After the hand-ins: the library leaves it out of those that it has, and not of those that come later.
    for (const sources of known) this.index.addIgnoredFile(tokenized(sources));
    const hashes = this.index
      .sharedFingerprints()
      .filter((print) => print.files().some((file) => print.occurrencesOf(file).length > MOST_IN_ONE))
      .map(({ hash }) => hash);
    this.index.addIgnoredHashes(hashes);
  }

  /** Pairs that are near-identical, the nearest first. */
  async pairs(breathe: () => Promise<void>): Promise<readonly Near[]> {
    return nearIn(this.index.entries(), breathe);
  }

  /** The same pair, with what corresponds in it. */
  matched({ left, right, similarity }: Near): NearPair {
    const [a, b] = [this.files[left], this.files[right]];
    const [ofLeft, ofRight] = [this.handIns[left], this.handIns[right]];
    if (!a || !b || !ofLeft || !ofRight) throw new Error(`no hand-ins ${left} and ${right}`);
    const matches = this.index
      .getPair(a, b)
      .buildFragments()
      .map(({ leftSelection, rightSelection }) => ({
        left: stretchOf(ofLeft, leftSelection),
        right: stretchOf(ofRight, rightSelection),
      }));
    return { left, right, similarity, matches };
  }
}

/** Where a fingerprint stands, and how often: hand-ins by their places, the smallest first. */
interface Spread {
  readonly places: readonly number[];
  readonly times: readonly number[];
}

/** Goes through the fingerprints and not through all pairs: most pairs of a class have next to nothing in common. */
async function nearIn(entries: readonly FileEntry[], breathe: () => Promise<void>): Promise<readonly Near[]> {
  const places = new Map(entries.map(({ file }, place) => [file.id, place]));
  const spreads = new Map<SharedFingerprint, Spread>();
  const own: Spread[][] = [];
  const comparable: number[] = [];
  for (const { file, shared } of entries) {
    comparable.push([...shared].reduce((sum, print) => sum + print.occurrencesOf(file).length, 0));
    own.push([...shared].flatMap((print) => spreadOf(print, places, spreads) ?? []));
    await breathe();
  }
  const near: Near[] = [];
  const [here, there] = [new Uint32Array(entries.length), new Uint32Array(entries.length)];
  for (const [left, ofLeft] of own.entries()) {
    here.fill(0);
    there.fill(0);
    for (const spread of ofLeft) countShared(spread, left, here, there);
    for (let right = left + 1; right < entries.length; right++) {
      const [a, b] = [here[right] ?? 0, there[right] ?? 0];
      if (Math.min(a, b) < LEAST_COMMON) continue;
      const similarity = (a + b) / ((comparable[left] ?? 0) + (comparable[right] ?? 0));
      if (similarity >= NEAR) near.push({ left, right, similarity });
    }
    await breathe();
  }
  return near.sort((a, b) => b.similarity - a.similarity || a.left - b.left || a.right - b.right);
}

/** @returns null where it stands in one hand-in alone */
function spreadOf(
  print: SharedFingerprint,
  places: ReadonlyMap<number, number>,
  known: Map<SharedFingerprint, Spread>,
): Spread | null {
  if (print.fileCount() < 2) return null;
  return getOrMake(known, print, () => {
    const files = print
      .files()
      .map((file) => ({ place: places.get(file.id) ?? -1, times: print.occurrencesOf(file).length }))
      .sort((a, b) => a.place - b.place);
    return { places: files.map(({ place }) => place), times: files.map(({ times }) => times) };
  });
}

/** Adds what a hand-in shares with those behind it: how often it stands in the one, and in the others. */
function countShared({ places, times }: Spread, left: number, here: Uint32Array, there: Uint32Array): void {
  let own = 0;
  for (const [at, place] of places.entries()) {
    if (place === left) own = times[at] ?? 0;
    if (place <= left) continue;
    here[place] = (here[place] ?? 0) + own;
    there[place] = (there[place] ?? 0) + (times[at] ?? 0);
  }
}

/** All files of a hand-in as one, each with a token at its end. */
function tokenized(sources: readonly Source[]): TokenizedFile {
  const [sorts, places]: [string[], Region[]] = [[], []];
  let start = 0;
  for (const { text, dialect } of sources) {
    for (const { from, to, sort } of tokensOf(text, dialect) ?? []) {
      // The library compares words alone: the same in another language is something else.
      sorts.push(`${dialect} ${sort}`);
      places.push(new Region(0, start + from, 0, start + to));
    }
    sorts.push('end');
    places.push(new Region(0, start + text.length, 0, start + text.length));
    start += text.length + 1;
  }
  return new TokenizedFile(new File('', ''), sorts, places);
}

/** @param region of all files as one, in its one line; what goes over the end of a file is cut off there */
function stretchOf(sources: readonly Source[], { startCol, endCol }: Region): Stretch {
  let start = 0;
  for (const [file, { text }] of sources.entries()) {
    if (startCol <= start + text.length)
      return { file, from: startCol - start, to: Math.min(endCol - start, text.length) };
    start += text.length + 1;
  }
  throw new Error(`no file holds ${startCol} to ${endCol}`);
}
