import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { type Endpoint, showPort } from '../../model/endpoint.ts';
import { MessageError, message } from '../../model/message.ts';
import { parseRows } from '../kernel/socket-row.ts';
import { openPortTable } from '../port-table.ts';

/** A port that the run needs is in use on this machine. */
class PortTakenError extends MessageError {
  override readonly name = 'PortTakenError';
}

const LISTEN = 0x0a;
const TIME_WAIT = 0x06;
/** TIME_WAIT lasts a minute in the kernel. */
const LONGEST_REST_MS = 65_000;

/** A port that a run needs. */
export interface NeededPort {
  readonly endpoint: Endpoint;
  /**
   * Whether the program that will bind it allows addresses to be used again (SO_REUSEADDR), as everything does that
   * runs in node.
   */
  readonly again: boolean;
}

/**
 * Makes sure that the ports are free that a run needs on the machine's own network.
 * @param waiting called where a port must be waited for
 * @throws PortTakenError that names the program to stop, where the system shows it
 */
export async function assertPortsFree(
  needed: readonly NeededPort[],
  signal: AbortSignal,
  waiting: () => void,
): Promise<void> {
  const fresh = needed.filter(({ again }) => !again).map(({ endpoint }) => endpoint);
  if (process.platform === 'linux') await portsRested(fresh, signal, waiting);
  for (const { endpoint } of needed) {
    const name = showPort(endpoint);
    const linux = process.platform === 'linux';
    const table = openPortTable(linux ? [{ folder: '/proc/self/net', role: null }] : null, [endpoint], true);
    const facts = table.facts();
    table.close();
    if (!facts?.bound.includes(name)) continue;
    const owner = linux ? ownerOf(endpoint) : null;
    throw new PortTakenError(
      owner === null
        ? message('use.port-taken', { endpoint: name })
        : message('use.port-taken-by', { endpoint: name, ...owner }),
    );
  }
}

/**
 * Waits for the kernel to release a port whose last connection the server itself had closed. A program that does not
 * set SO_REUSEADDR could not bind it, and that would not be its fault.
 */
async function portsRested(
  endpoints: readonly Endpoint[],
  signal: AbortSignal,
  waiting: () => void,
): Promise<void> {
  const ports = endpoints.filter(({ transport }) => transport === 'tcp').map(({ port }) => port);
  const resting = (): boolean =>
    ['tcp', 'tcp6']
      .flatMap((name) => parseRows(readText(`/proc/self/net/${name}`), 'tcp'))
      .some((row) => row.state === TIME_WAIT && ports.includes(row.localPort));
  const giveUpMs = performance.now() + LONGEST_REST_MS;
  if (!resting()) return;
  waiting();
  while (resting() && performance.now() < giveUpMs && !signal.aborted) await delay(200);
}

/** The process that holds an endpoint's port, as far as this user may see. */
function ownerOf(endpoint: Endpoint): { readonly pid: string; readonly name: string } | null {
  const inodes = ['', '6']
    .flatMap((suffix) =>
      parseRows(readText(`/proc/self/net/${endpoint.transport}${suffix}`), endpoint.transport),
    )
    .filter((row) => row.localPort === endpoint.port && (row.transport === 'udp' || row.state === LISTEN))
    .map((row) => `socket:[${row.inode}]`);
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const names = links(`/proc/${pid}/fd`);
    if (names.some((name) => inodes.includes(name)))
      return { pid, name: readText(`/proc/${pid}/comm`).trim() };
  }
  return null;
}

function links(folder: string): string[] {
  return listOf(folder).flatMap((name) => {
    try {
      return [readlinkSync(`${folder}/${name}`)];
    } catch (error) {
      rethrowShortage(error);
      // It was closed meanwhile.
      return [];
    }
  });
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    rethrowShortage(error);
    // This user may not see it, or it has ended.
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    rethrowShortage(error);
    return '';
  }
}
