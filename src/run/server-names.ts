import { type Endpoint, showPort } from '../model/endpoint.ts';
import type { PortFacts } from '../model/trace.ts';
import { LOOPBACK } from './isolation/network-set-up.ts';
import type { RunState } from './run-state.ts';

/**
 * Where the machine's own name and `localhost` lead in one run. On many machines they are one address, and a client
 * finds the server by either.
 */
export class ServerNames {
  /** Whether a client looked for the server at the other of the machine's two addresses. */
  wantsOneName = false;
  private readonly state: RunState;
  /** Connections that came to nothing, when the move before settled. */
  private refused = 0;

  constructor(state: RunState) {
    this.state = state;
  }

  /**
   * Takes in what a move came to.
   * @param started roles that were started in it
   * @param ports null where the platform does not tell
   * @param refused connections that have come to nothing so far
   */
  settled(started: readonly string[], ports: PortFacts | null, refused: number): void {
    for (const role of started) {
      if (!ports) break;
      this.lead(role, ports);
      if (refused > this.refused) this.findRefused(role, ports);
    }
    this.refused = refused;
  }

  /** Leads the machine's names to where a server listens, if that is at one of its addresses alone. */
  private lead(id: string, ports: PortFacts): void {
    const role = this.state.partOf(id)?.role;
    if (role?.kind.verb !== 'listens') return;
    const address = onlyAddress(ports, role.kind.endpoint);
    const { isolation } = this.state.options;
    isolation.leadNames(address === LOOPBACK || address === isolation.host?.address ? address : null);
  }

  /** A client was refused: was it at the other of the machine's two addresses? */
  private findRefused(id: string, ports: PortFacts): void {
    const { plan, options } = this.state;
    const { role, player } = this.state.partOf(id) ?? {};
    if (plan.oneName || plan.hosts !== null || role?.kind.verb !== 'connects' || player?.by === 'probe')
      return;
    const address = onlyAddress(ports, role.kind.endpoint);
    if (address === null || address !== options.isolation.host?.address) return;
    this.wantsOneName = true;
    this.state.trouble = `${id} was refused, and the server listens at ${address} alone: to be played where all names are ${LOOPBACK}`;
  }
}

/** The one address at which an endpoint's port is bound; null where there is none, or are several. */
function onlyAddress({ bound, addresses }: PortFacts, endpoint: Endpoint): string | null {
  const name = showPort(endpoint);
  const [address, ...others] = new Set(addresses.filter((_, index) => bound[index] === name));
  return others.length > 0 ? null : (address ?? null);
}
