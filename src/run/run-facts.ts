import { execa } from 'execa';
import type { Plan } from '../lab/plan.ts';
import { type Endpoint, showPort } from '../model/endpoint.ts';
import { isServedBy, type Role, reachesOf } from '../model/lab.ts';
import type { EndpointCounts, PortFacts, SettledRecord } from '../model/trace.ts';
import { hasAddress } from './isolation/host-address.ts';
import type { Isolation } from './isolation/isolation.ts';
import { findTool } from './isolation/tools.ts';
import { type Connections, EndpointCounter, parseSockets } from './kernel/endpoint-counts.ts';
import { KernelView } from './kernel/kernel-view.ts';
import { NOTHING_COUNTED } from './kernel/network-counters.ts';
import { type SocketFolder, Sockets } from './kernel/sockets.ts';
import { callTable } from './kernel/system-calls.ts';
import { WaitFacts } from './kernel/wait-facts.ts';
import { openPortTable, type PortTable } from './port-table.ts';

export interface RunFactsOptions {
  readonly isolation: Isolation;
  /** Whether the kernel's word is asked for. */
  readonly kernelEvidence: boolean;
  /** Whether the programs' sources set timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
  /** Which probe speaks from a local port, of an address where that is known; null where none does. */
  readonly probeOf: (port: number, address: string | null) => string | null;
}

/** What the machine tells of a scene that has settled. */
export type SettledFacts = Pick<
  SettledRecord,
  'ports' | 'datagrams' | 'traffic' | 'waits' | 'unread' | 'sent' | 'counts'
>;

/**
 * What the machine tells of one run: which program waits for what, which port is whose, and what went over the
 * network.
 */
export class RunFacts {
  /** Null where the kernel is not asked, or does not say. */
  readonly kernel: KernelView | null;
  private readonly sockets: Sockets | null;
  private readonly waits: WaitFacts | null;
  private readonly table: PortTable;
  private readonly counter = new EndpointCounter();
  private readonly isolation: Isolation;
  /** Done once what leaves the run for its groups is counted. */
  private attending: Promise<void> = Promise.resolve();

  constructor(plan: Plan, { isolation, kernelEvidence, hiddenTimers, probeOf }: RunFactsOptions) {
    const endpoints = endpointsOf(plan.roles.map(({ role }) => role));
    const shared = isolation.level === 'none';
    const calls = callTable(process.arch);
    this.isolation = isolation;
    const hosts = socketFolders(isolation);
    this.sockets = hosts && new Sockets(hosts, endpoints, shared, isolation.gateFolder);
    this.table = openPortTable(hosts, endpoints, shared);
    this.kernel =
      kernelEvidence && calls && this.sockets && isolation.procRoot !== null
        ? new KernelView({
            root: isolation.procRoot,
            table: calls,
            sockets: this.sockets,
            belongs: isolation.belongs,
            hiddenTimers,
            layers: isolation.layers,
          })
        : null;
    this.waits =
      this.kernel && this.sockets
        ? new WaitFacts({
            processes: this.kernel.processes,
            sockets: this.sockets,
            serverOf: (port, address) => serverOn(plan, isolation, port, address),
            probeOf,
          })
        : null;
  }

  /** Has what is sent to some groups counted where it leaves the run's machine; the next reading waits for that. */
  attend(groups: readonly string[]): void {
    if (groups.length === 0) return;
    this.attending = this.isolation.attend(groups).then((attends) => {
      if (attends) this.sockets?.counters.attend();
    });
    // The next read reports it.
    this.attending.catch(() => {});
  }

  /** Which ports are bound now, and by which roles; null where the platform does not tell. */
  ports(): PortFacts | null {
    return this.table.facts();
  }

  /** Whether a role reads its keyboard; false where that is not known. */
  readsKeyboard(role: string): boolean {
    return this.waits?.waitsFor(role).some((on) => on.for === 'keyboard') ?? false;
  }

  /** Changes whenever bytes come to a socket, or leave one; null where the network is not shown. */
  queues(): string | null {
    return this.sockets?.fingerprint() ?? null;
  }

  /**
   * Reads what a move came to; the scene must have settled.
   * @param move its number
   * @param kind after a start a program may hold sockets that no table shows yet; ports change with starts and stops
   */
  async read(move: number, kind: 'start' | 'stop' | 'other'): Promise<SettledFacts> {
    await this.attending;
    const { traffic, sent, datagrams } = this.sockets?.counters.counts() ?? NOTHING_COUNTED;
    // Receivers may come and go as they like; connections show by themselves.
    const ports = kind !== 'other' || datagrams !== null ? this.ports() : null;
    const waiting = this.waits?.read(kind === 'start');
    const counts = traffic && waiting?.connections ? await this.count(waiting.connections, move) : null;
    return {
      ports,
      datagrams,
      traffic,
      waits: waiting?.waits ?? null,
      unread: waiting?.unread ?? [],
      ...(sent === null ? {} : { sent }),
      ...(counts === null ? {} : { counts }),
    };
  }

  /** The role that holds each port, as was last read: see {@link WaitFacts.portOwners}. */
  portOwners(): ReadonlyMap<string, string | null> {
    return this.waits?.portOwners() ?? new Map();
  }

  close(): void {
    this.kernel?.close();
    this.waits?.close();
    this.table.close();
    this.sockets?.close();
  }

  /**
   * What has come to each role over the lab's endpoints; no table of the kernel's counts that, a tool has to ask for
   * it.
   */
  private async count(connections: Connections, move: number): Promise<EndpointCounts | null> {
    const tool = findTool('ss');
    const { hosts } = this.isolation;
    const tables = await Promise.all(
      (hosts.length === 0 ? [undefined] : hosts.map(({ role }) => role)).map(async (host) => {
        const [command, ...args] = (tool && this.isolation.look(tool, ['-tinHOe'], host)) ?? [];
        if (command === undefined) return null;
        const { stdout, failed } = await execa(command, args, { reject: false, stderr: 'ignore' });
        return failed ? null : parseSockets(stdout);
      }),
    );
    const sockets = tables.flatMap((table) => table ?? []);
    return tables.includes(null) ? null : this.counter.read(sockets, connections, move);
  }
}

/** The tables of the run's hosts; null where the platform has none. */
function socketFolders({ netFolder, hosts }: Isolation): readonly SocketFolder[] | null {
  if (hosts.length > 0) return hosts.map((host) => ({ folder: host.netFolder, role: host.role }));
  return netFolder === null ? null : [{ folder: netFolder, role: null }];
}

/** The role that listens on a port, by the lab's word: at an address, where hosts tell servers apart. */
function serverOn(
  { roles }: Plan,
  { hosts }: Isolation,
  port: number,
  address: string | null,
): string | null {
  const at = hosts.find(({ at }) => address !== null && hasAddress(at, address))?.role;
  const served = roles.find(
    ({ role: { id, kind } }) => isServedBy(kind, port) && (at === undefined || at === id),
  );
  return served?.role.id ?? null;
}

function endpointsOf(roles: readonly Role[]): Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const { endpoint } of roles.flatMap(({ kind }) => reachesOf(kind)))
    found.set(showPort(endpoint), endpoint);
  return [...found.values()];
}
