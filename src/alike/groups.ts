import type { AlikePair } from '../model/alike.ts';
import { getOrMake } from '../model/memo.ts';
import { type Near, Nearness, type NearPair } from './nearest.ts';
import type { Source } from './sources.ts';

/** A hand-in to compare. */
export interface Comparable {
  /** Tells it from those that differ by more than comments and white space. */
  readonly digest: string;
  readonly files: readonly Source[];
}

/** Hand-ins that are alike, by their places in the list. */
export interface PlacedGroup {
  readonly isSame: boolean;
  readonly members: readonly number[];
  /** By places among the members. */
  readonly pairs: readonly AlikePair[];
}

/**
 * Puts hand-ins that are identical or near-identical together. In a group everybody is near to somebody, and not each to
 * each.
 * @param known sources that everybody may have from elsewhere
 * @param breathe called now and then, to let others have their turn
 * @returns the identical ones first, then by how near they are
 */
export async function alikeGroups(
  handIns: readonly Comparable[],
  known: readonly (readonly Source[])[],
  breathe: () => Promise<void>,
): Promise<readonly PlacedGroup[]> {
  // Of those that are the same, one is compared.
  const alike = new Map<string, number[]>();
  for (const [place, { digest }] of handIns.entries())
    getOrMake(alike, digest, (): number[] => []).push(place);
  const sets = [...alike.values()];
  const firsts = sets.map(([first = -1]) => first);
  const sources = firsts.map((place) => handIns[place]?.files ?? []);
  const nearness = await Nearness.of(sources, known, breathe);
  const chains = new Chains(sets.length);
  for (const pair of await nearness.pairs(breathe)) chains.join(pair);
  const groups: PlacedGroup[] = [];
  for (const { nodes, links } of chains.groups()) {
    if (links.length === 0 && (sets[nodes[0] ?? -1]?.length ?? 0) < 2) continue;
    const near: NearPair[] = [];
    for (const link of links) {
      near.push(nearness.matched(link));
      await breathe();
    }
    groups.push(groupOf(nodes, near, sets));
  }
  return groups.sort(byNearness);
}

function groupOf(
  nodes: readonly number[],
  links: readonly NearPair[],
  sets: readonly (readonly number[])[],
): PlacedGroup {
  const members = nodes.flatMap((node) => sets[node] ?? []).sort((a, b) => a - b);
  const placeOf = (node: number, nth = 0): number => members.indexOf(sets[node]?.[nth] ?? -1);
  const same = nodes.flatMap((node) =>
    (sets[node] ?? []).slice(1).map((_, at): AlikePair => {
      const [left, right] = [placeOf(node), placeOf(node, at + 1)];
      return { left, right, similarity: 1, isSame: true, matches: [] };
    }),
  );
  const near = links.map(
    ({ left, right, similarity, matches }): AlikePair => ({
      ...{ left: placeOf(left), right: placeOf(right) },
      ...{ similarity, isSame: false, matches },
    }),
  );
  const pairs = [...same, ...near].sort((a, b) => b.similarity - a.similarity || a.left - b.left);
  return { isSame: near.length === 0, members, pairs };
}

function byNearness(a: PlacedGroup, b: PlacedGroup): number {
  const nearest = ({ pairs }: PlacedGroup): number => pairs[0]?.similarity ?? 0;
  return (
    Number(b.isSame) - Number(a.isSame) ||
    nearest(b) - nearest(a) ||
    b.members.length - a.members.length ||
    (a.members[0] ?? 0) - (b.members[0] ?? 0)
  );
}

/** What hangs together, each by the nearest pairs that hold it together. */
class Chains {
  private readonly above: number[];
  private readonly links: Near[] = [];

  constructor(count: number) {
    this.above = Array.from({ length: count }, (_, node) => node);
  }

  /** Pairs come the nearest first: one that joins what hangs together already is not needed. */
  join(pair: Near): void {
    const [left, right] = [this.rootOf(pair.left), this.rootOf(pair.right)];
    if (left === right) return;
    this.above[Math.max(left, right)] = Math.min(left, right);
    this.links.push(pair);
  }

  groups(): readonly { readonly nodes: readonly number[]; readonly links: readonly Near[] }[] {
    const groups = new Map<number, { nodes: number[]; links: Near[] }>();
    const groupOf = (node: number) => {
      return getOrMake(groups, this.rootOf(node), () => ({ nodes: [], links: [] }));
    };
    for (const node of this.above.keys()) groupOf(node).nodes.push(node);
    for (const link of this.links) groupOf(link.left).links.push(link);
    return [...groups.values()];
  }

  private rootOf(node: number): number {
    let root = node;
    for (let above = this.above[root]; above !== undefined && above !== root; above = this.above[root])
      root = above;
    return root;
  }
}
