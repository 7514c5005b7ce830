import { type HostAddress, hasAddress } from '../isolation/host-address.ts';

/** Where a probe has connected from. */
interface Origin {
  readonly role: string;
  readonly port: number;
  /** The host that it is on; null where all are on one machine. */
  readonly at: HostAddress | null;
}

/** Which probe is at the other end of a connection, by where it has connected from. */
export class ConnectionOrigins {
  private readonly origins: Origin[] = [];

  /** @param at the host that the probe is on; null where all are on one machine */
  add(role: string, port: number, at: HostAddress | null): void {
    this.origins.push({ role, port, at });
  }

  /** The probe that has connected from a port last, of an address where that is known; null where none has. */
  roleAt(port: number, address: string | null): string | null {
    const found = this.origins.findLast(
      (origin) =>
        origin.port === port && (origin.at === null || address === null || hasAddress(origin.at, address)),
    );
    return found?.role ?? null;
  }

  /** The ports that probes have connected from, by their names (`tcp:40001`), with the roles that they play. */
  portOwners(): ReadonlyMap<string, string> {
    return new Map(this.origins.map(({ role, port }) => [`tcp:${port}`, role]));
  }
}
