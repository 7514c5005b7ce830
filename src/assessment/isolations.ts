import type { PlannedHost } from '../lab/network-of-run.ts';
import { randomFrom } from '../lab/random.ts';
import {
  chooseHostAddress,
  chooseHostAddresses,
  chooseHostAddresses6,
  type HostAddress,
  isInLastByte,
  isOutOfMistakes,
  type NetworkPlan,
  oneMachine,
} from '../run/isolation/host-address.ts';
import { type Isolation, IsolationError } from '../run/isolation/isolation.ts';
import { openPrivateNetwork } from '../run/isolation/private-network.ts';
import type { SandboxMaker } from '../run/isolation/sandbox.ts';
import type { Confined } from './confine.ts';

/** How runs are kept apart; `user` is the machine's own network, under accounts that no person has. */
export type IsolationWish = 'auto' | 'sandbox' | 'network' | 'user' | 'none';

export const ISOLATION_WISHES: readonly IsolationWish[] = ['auto', 'sandbox', 'network', 'user', 'none'];

/**
 * What a run's network is to be like: `any`; `told` where programs are told of it, so that none hits its last address
 * by chance; `told-otherwise` the same on the other side of a byte's edge, since a program that works with one byte
 * alone is right on one of the two.
 */
export type NetworkWish = 'any' | 'told' | 'told-otherwise';

/** Where nothing is played, and only tried. */
const ANY_SEED = 0;

/** What a run's network has to be like. */
export interface WantedNetwork {
  /** The hosts of its network; null where all roles share one. */
  readonly hosts: readonly PlannedHost[] | null;
  readonly network: NetworkWish;
  /** Whether its hosts have addresses of version 6 too. */
  readonly by6: boolean;
}

const ANY_NETWORK: WantedNetwork = { hosts: null, network: 'any', by6: false };

/** What opening an isolation came to: an error is a value, so that it need not be waited for. */
type Opened =
  | { readonly ok: true; readonly isolation: Isolation }
  | { readonly ok: false; readonly error: unknown };

/**
 * The isolations of one check's runs: each run has one of its own, and the first is opened in the background while
 * the submission is prepared. The caller that makes this closes it.
 */
export class Isolations {
  readonly wish: IsolationWish;
  /** What it takes to distrust a submission; null where that is not asked for. */
  readonly confined: Confined | null;
  private readonly seed: number;
  /** Null where no isolation is wished for. */
  private readonly first: Promise<Opened> | null;
  private isFirstUsed = false;

  /**
   * @param seed the check's: what is made up of a run's machine is the same for the same seed
   * @param confined given where a sandbox is wished for, or another user
   */
  constructor(wish: IsolationWish, seed: number, confined: Confined | null) {
    this.wish = wish;
    this.seed = seed;
    this.confined = confined;
    this.first = wish === 'none' ? null : this.tryNext();
  }

  /**
   * The first of several that can be had; the last one is not waited for.
   * @param confine gets ready what a wish takes
   */
  static async openFirst(
    [wish = 'auto', ...others]: readonly IsolationWish[],
    seed: number,
    confine: (wish: IsolationWish) => Promise<Confined | null>,
  ): Promise<Isolations> {
    const isolations = new Isolations(wish, seed, await confine(wish));
    const isRefused = others.length > 0 && (await isolations.refusal()) !== null;
    return isRefused ? Isolations.openFirst(others, seed, confine) : isolations;
  }

  /**
   * Why runs cannot be kept apart as wished; null where they can, or where nothing was wished for.
   * @throws whatever else kept the isolation from being opened
   */
  async refusal(): Promise<IsolationError | null> {
    const opened = await this.first;
    if (opened === null || opened.ok) return null;
    if (opened.error instanceof IsolationError) return opened.error;
    throw opened.error;
  }

  /** How runs are kept apart; `none` where the machine refuses. */
  async level(): Promise<Isolation['level']> {
    const opened = await this.first;
    return opened?.ok ? opened.isolation.level : 'none';
  }

  /**
   * The isolation of one more run, which closes it.
   * @param wanted what its network has to be like
   * @throws IsolationError where the machine refuses
   */
  async open(wanted: WantedNetwork = ANY_NETWORK): Promise<Isolation> {
    const isFirst = wanted.hosts === null && isLike(this.seed, wanted.network, hostOf(this.seed));
    const opened = (isFirst ? await this.takeFirst() : null) ?? (await this.tryNext(wanted));
    if (opened.ok) return opened.isolation;
    throw opened.error;
  }

  /** Ends the first one where no run has used it. */
  async close(): Promise<void> {
    const opened = await this.takeFirst();
    if (opened?.ok) await opened.isolation.close();
  }

  /** The first one, for the run that asks first: runs begin side by side. */
  private takeFirst(): Promise<Opened> | null {
    const first = this.isFirstUsed ? null : this.first;
    this.isFirstUsed = true;
    return first;
  }

  private async tryNext(wanted: WantedNetwork = ANY_NETWORK): Promise<Opened> {
    try {
      const { hosts, network: wish } = wanted;
      const network =
        hosts === null ? oneMachine(hostOf(this.seed, wish)) : hostsOf(this.seed, hosts, wanted);
      return { ok: true, isolation: await openFor(this.wish, network, this.confined?.sandboxes) };
    } catch (error) {
      return { ok: false, error };
    }
  }
}

/** What came of trying to keep runs apart: why they cannot be, or the address that programs have there, if any. */
export type Tried =
  | { readonly refusal: IsolationError }
  | { readonly refusal: null; readonly host: HostAddress | null };

/** Tries whether runs can be kept apart in some way. */
export async function tryIsolation(wish: IsolationWish, sandboxes?: SandboxMaker): Promise<Tried> {
  try {
    const opened = await openFor(wish, oneMachine(hostOf(ANY_SEED)), sandboxes);
    await opened.close();
    return { refusal: null, host: opened.host };
  } catch (error) {
    if (error instanceof IsolationError) return { refusal: error };
    throw error;
  }
}

function openFor(
  wish: IsolationWish,
  network: NetworkPlan,
  sandboxes: SandboxMaker | undefined,
): Promise<Isolation> {
  if (wish !== 'sandbox' && wish !== 'user') return openPrivateNetwork(network);
  if (!sandboxes) throw new Error('a sandbox was wished for, and nothing that makes one was given');
  return sandboxes.open(network);
}

/** Every run of a check is on the same machine, as far as programs can tell that are not told of its network. */
function hostOf(seed: number, network: NetworkWish = 'any'): HostAddress {
  return firstFit(seed, network, (text) => chooseHostAddress(randomFrom(`host/${text}`)));
}

/** The first thing made up that has a network of the kind that is wanted: there is one in four at the least. */
function firstFit<T extends HostAddress | readonly HostAddress[]>(
  seed: number,
  network: NetworkWish,
  choose: (text: string) => T,
): T {
  for (let time = 0; ; time++) {
    const chosen = choose(time === 0 ? String(seed) : `${seed}/${time}`);
    if ([chosen].flat().every((host) => isLike(seed, network, host))) return chosen;
  }
}

function isLike(seed: number, network: NetworkWish, host: HostAddress): boolean {
  if (network === 'any') return true;
  if (network === 'told') return isOutOfMistakes(host);
  return isOutOfMistakes(host) && isInLastByte(host) !== isInLastByte(hostOf(seed, 'told'));
}

/** The hosts of a check's runs: a role's is at the same address in all of them. */
function hostsOf(seed: number, hosts: readonly PlannedHost[], { network, by6 }: WantedNetwork): NetworkPlan {
  const addresses = firstFit(seed, network, (text) =>
    chooseHostAddresses(randomFrom(`hosts/${text}`), hosts.length),
  );
  const addresses6 = by6 ? chooseHostAddresses6(randomFrom(`hosts6/${seed}`), hosts.length) : [];
  const named = hosts.flatMap(({ role, isThere }, index) => {
    const at = addresses[index];
    const by6 = addresses6[index];
    return at ? [{ name: role, at: by6 ? { ...at, by6 } : at, isThere }] : [];
  });
  const [first] = named.filter(({ isThere }) => isThere);
  if (!first) throw new Error('a run in which nobody has a host');
  return { host: first.at, hosts: named };
}
