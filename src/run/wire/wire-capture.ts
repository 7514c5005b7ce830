import { randomBytes, randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { execa } from 'execa';
import type { CaptureRecord } from '../../model/trace.ts';
import { hasAddress } from '../isolation/host-address.ts';
import { linkOf } from '../isolation/host-set-up.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { GATE, GATE_LINK, MARKER_GROUP } from '../isolation/network-set-up.ts';
import { findTool, TOOL_PATH } from '../isolation/tools.ts';
import { helperWords, type ProbeHelper, startHelperAt } from '../probe/probe-helper.ts';
import { type Frame, LINK_TYPE, readFrame } from './frame.ts';
import { PcapngReader } from './pcapng.ts';
import { type PortOwners, type Sights, type WireFact, WireFacts } from './wire-facts.ts';

export interface WireCaptureOptions {
  readonly isolation: Isolation;
  /** The built helper of the probes, which sends the marks. */
  readonly helperFile: string;
  /** Where the packets are kept; null where only facts are wanted. */
  readonly file: string | null;
}

/** How the recording went. */
export type Captured = Pick<CaptureRecord, 'state' | 'detail' | 'file'> & {
  readonly facts: readonly WireFact[];
};

/** The tool that records, from Wireshark: the only one that keeps its rights in a run's namespaces. */
export const CAPTURE_TOOL = 'dumpcap';

const LOOPBACK_NUMBER = 1;
/** How long a sent mark is waited for, in milliseconds: the kernel hands over a block every 250 ms. */
const MARK_WITHIN_MS = 5_000;
const END_WITHIN_MS = 5_000;
/** How much of a run's packets is kept at most, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * The kernel hands packets over in blocks of 128 KiB: with more than that sent behind a mark, the mark is handed over
 * at once.
 */
const FILLING = { times: 4, text: 'x'.repeat(60_000) } as const;
/** The role that the helper speaks as. */
const ROLE = 'wire';

/**
 * Records what goes over a run's network. The harness marks the end of each move by a datagram of its own, sent from
 * where no program is: whatever was sent in the move is recorded before the mark, since all goes through one queue of
 * the kernel's.
 */
export class WireCapture {
  private readonly options: WireCaptureOptions;
  private readonly reader = new PcapngReader();
  private readonly facts: WireFacts;
  private readonly nonce = randomBytes(12).toString('hex');
  private readonly port = randomInt(20_000, 60_000);
  private readonly seen = new Set<string>();
  private readonly owners: PortOwners[] = [];
  private moves: number[] = [];
  private descriptor: number | null = null;
  private bytes = 0;
  private dropped: number | null = null;
  private fault: string | null = null;
  private helper: ProbeHelper | null = null;
  private tool: ReturnType<typeof startTool> | null = null;
  private wake: () => void = () => {};

  constructor(options: WireCaptureOptions) {
    this.options = options;
    this.facts = new WireFacts(sightsOf(options.isolation));
  }

  /** Begins to record; what is sent after this resolves is recorded. @returns whether that worked */
  async open(): Promise<boolean> {
    const { isolation, helperFile, file } = this.options;
    const program = findTool(CAPTURE_TOOL);
    if (program === null) return this.fail(`${CAPTURE_TOOL} is missing`);
    const args = ['-q', '-n', '-p', '-i', 'any', '-y', 'LINUX_SLL2', '-B', '8', '-w', '-'];
    const words =
      isolation.hosts.length > 0
        ? isolation.atGate(program, args, 'maker')
        : isolation.host && isolation.look(program, args);
    const [node, helperArgs] = helperWords(helperFile);
    const [command = '', ...rest] = isolation.atGate(node, helperArgs, 'self') ?? [];
    if (!words || command === '') return this.fail('the run has no network of its own');
    this.descriptor = file === null ? null : openOrNone(file);
    this.tool = startTool(words, (chunk) => this.take(chunk));
    this.tool.catch(() => {});
    void this.tool.then(
      () => this.wake(),
      () => this.wake(),
    );
    this.helper = startHelperAt({
      command,
      args: rest,
      cwd: '/',
      env: { PATH: process.env.PATH ?? '' },
    });
    const aimed = await this.helper.order({
      do: 'aim',
      role: ROLE,
      group: MARKER_GROUP,
      port: this.port,
      own: null,
    });
    if (!aimed.ok) return this.fail(`marks cannot be sent: ${aimed.detail}`);
    // The file's header comes only once the tool listens.
    if (!(await this.until(() => this.bytes > 0))) return this.fail('the recording did not begin');
    return this.pass('begin');
  }

  /**
   * A move has settled.
   * @param owners the role that holds each port now
   */
  async mark(move: number, owners: PortOwners): Promise<void> {
    if (this.fault !== null) return;
    this.owners.push(owners);
    this.moves.push(move);
    await this.send(`move ${this.moves.length - 1}`);
  }

  /** Ends the recording, once all of it has arrived. */
  async close(): Promise<Captured> {
    if (this.fault === null) await this.pass('end');
    // What came after the last mark belongs to the last move.
    const last = this.moves.length - 1;
    this.facts.mark(this.moves[last] ?? -1, this.owners[last] ?? new Map());
    this.helper?.close();
    await this.endTool();
    const isKept = this.descriptor !== null;
    if (this.descriptor !== null) closeSync(this.descriptor);
    if (this.fault === null && this.dropped !== 0)
      this.fault = this.dropped === null ? 'the recording broke off' : `${this.dropped} packets were lost`;
    if (this.facts.overflows) this.fault ??= 'there were more packets than are recorded';
    const { file } = this.options;
    const began = this.seen.has('begin');
    if (file !== null && !(began && isKept)) rmSync(file, { force: true });
    return {
      state: this.fault === null ? 'whole' : began ? 'broken' : 'none',
      detail: this.fault ?? '',
      file: file === null || !began || !isKept ? null : basename(file),
      facts: this.facts.all(),
    };
  }

  private fail(why: string): false {
    this.fault ??= why;
    return false;
  }

  /** Sends a mark and waits until it is recorded. */
  private async pass(label: string): Promise<boolean> {
    await this.send(label);
    for (let time = 0; time < FILLING.times; time++)
      await this.helper?.order({ do: 'say', role: ROLE, text: FILLING.text });
    if (this.fault !== null) return false;
    return (await this.until(() => this.seen.has(label))) || this.fail('a mark was not recorded');
  }

  private async send(label: string): Promise<void> {
    const text = `giliran ${this.nonce} ${label}`;
    const sent = await this.helper?.order({ do: 'say', role: ROLE, text });
    if (!sent?.ok) this.fail(`a mark could not be sent: ${sent?.detail ?? ''}`);
  }

  /** @returns whether it has come true; false where the recording ends first, or it takes too long */
  private async until(isTrue: () => boolean): Promise<boolean> {
    const giveUpMs = performance.now() + MARK_WITHIN_MS;
    while (!isTrue()) {
      const leftMs = giveUpMs - performance.now();
      if (this.fault !== null || leftMs <= 0 || this.tool?.exitCode != null) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return true;
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.fault === null && this.bytes > MOST_BYTES)
      this.fail('there were more packets than are recorded');
    if (this.fault !== null) return;
    try {
      for (const { block, raw } of this.reader.push(chunk)) {
        if (block?.kind === 'interface' && block.linkType !== LINK_TYPE)
          this.fail(`frames of kind ${block.linkType}`);
        if (block?.kind === 'statistics') this.dropped = (this.dropped ?? 0) + block.dropped;
        const frame = block?.kind === 'packet' ? readFrame(block.data) : null;
        if (frame && this.isOurs(frame)) {
          if (!this.note(frame)) continue;
        } else if (frame) this.facts.add(frame);
        this.keep(raw);
      }
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
    this.wake();
  }

  /** The file is for people: where there is no room for it, the packets are still read for facts. */
  private keep(raw: Uint8Array): void {
    if (this.descriptor === null) return;
    try {
      writeSync(this.descriptor, raw);
    } catch {
      closeSync(this.descriptor);
      this.descriptor = null;
    }
  }

  private isOurs({ to }: Frame): boolean {
    return to.address === MARKER_GROUP && to.port === this.port;
  }

  /** Registers a mark. @returns whether it is a new one, and not the filling behind it */
  private note(frame: Frame): boolean {
    const [, nonce, ...label] = frame.data.toString('latin1').split(' ');
    const mark = label.join(' ');
    // Only the gate has this address, and no program sends from it.
    if (nonce !== this.nonce || frame.link !== GATE_LINK || this.seen.has(mark)) return false;
    if (this.options.isolation.hosts.length === 0 && frame.isOutgoing) return false;
    this.seen.add(mark);
    const index = Number(/^move (\d+)$/.exec(mark)?.[1] ?? -1);
    const owners = this.owners[index];
    if (owners) this.facts.mark(this.moves[index] ?? -1, owners);
    return true;
  }

  private async endTool(): Promise<void> {
    if (!this.tool) return;
    this.tool.kill('SIGINT');
    const timer = setTimeout(() => this.tool?.kill('SIGKILL'), END_WITHIN_MS);
    await this.tool.catch(() => {});
    clearTimeout(timer);
  }
}

/** A file open for writing; null where it cannot be opened. */
function openOrNone(file: string): number | null {
  try {
    return openSync(file, 'w', 0o600);
  } catch {
    return null;
  }
}

function startTool([command = '', ...args]: readonly string[], take: (chunk: Buffer) => void) {
  const tool = execa(command, args, {
    reject: false,
    buffer: false,
    encoding: 'buffer',
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'ignore',
    cwd: '/',
    extendEnv: false,
    env: { PATH: TOOL_PATH },
    detached: true,
  });
  tool.stdout.on('data', take);
  return tool;
}

/**
 * On one machine, a frame counts where its program sends it: leaving by the interface, or on loopback. Where there are
 * hosts, it counts at the bridge, coming from the host that has sent it, which its hardware address identifies.
 */
function sightsOf({ hosts, gateFolder }: Isolation): Sights {
  if (hosts.length === 0)
    return {
      isSent: ({ interfaceNumber, isOutgoing }) => (interfaceNumber === LOOPBACK_NUMBER) !== isOutgoing,
      hostOf: () => null,
      isLoopback: ({ interfaceNumber }) => interfaceNumber === LOOPBACK_NUMBER,
      roleAt: () => null,
      hasHosts: false,
    };
  const links = new Map(hosts.map(({ role }, number) => [linkOf(number), role]));
  const gate = gateFolder === null ? null : numberOfGate(gateFolder);
  return {
    isSent: ({ interfaceNumber, isOutgoing, link }) =>
      !isOutgoing && interfaceNumber !== gate && links.has(link),
    hostOf: ({ link }) => links.get(link) ?? null,
    isLoopback: () => false,
    roleAt: (address) => hosts.find(({ at }) => hasAddress(at, address))?.role ?? null,
    hasHosts: true,
  };
}

/** The bridge's number among the interfaces of its network; null where it is not known. */
function numberOfGate(folder: string): number | null {
  const [, number] =
    new RegExp(`^(\\d+)\\s+${GATE}\\s*:`, 'm').exec(readFileSync(`${folder}/igmp`, 'latin1')) ?? [];
  return number === undefined ? null : Number(number);
}
