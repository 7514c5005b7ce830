import type { Role } from '../../model/lab.ts';
import type { Activity } from '../activity.ts';
import type { Isolation } from '../isolation/isolation.ts';
import type { RunLog } from '../run-log.ts';
import type { Screen } from '../screen.ts';
import { type Answer, HELPER_ENDED, type Order, type ProbeHelper, startProbeHelper } from './probe-helper.ts';
import type { ProbeReport } from './protocol.ts';

export interface ProbesOptions {
  readonly isolation: Isolation;
  readonly mark: string;
  readonly helperFile: string;
  readonly log: RunLog;
  readonly screen: Screen;
  readonly activity: Activity;
  /** How long an answer of the helper is waited for, in milliseconds. */
  readonly answerMs: number;
  /** Whether messages end without a newline. */
  readonly unterminated: boolean;
  /** The role that listens on a port, by the lab's word; null where none does. */
  readonly serverOn: (port: number) => string | null;
}

/** Whose the helper is that plays all probes of one machine. */
const SHARED = '';

/** All probes of a run: what they are told to do, and what they hear. */
export class Probes {
  private readonly options: ProbesOptions;
  /** By the role whose host it is on, where each has one of its own; one for all where they share it. */
  private readonly helpers = new Map<string, ProbeHelper>();
  /** Where probes have connected from; the address is null where all are on one machine. */
  private readonly places: {
    readonly role: string;
    readonly port: number;
    readonly address: string | null;
  }[] = [];
  /** Those that never got their place: there is nothing that they could be asked to do. */
  private readonly placeless = new Set<string>();
  /** The probe that passes on what clients say; null where none does. */
  private relay: string | null = null;

  constructor(options: ProbesOptions) {
    this.options = options;
    // Where there is one for all, it is started while the first programs are.
    if (options.isolation.hosts.length === 0) this.helperFor(SHARED);
  }

  private helperFor(role: string): ProbeHelper {
    const { isolation, mark, helperFile } = this.options;
    const host = isolation.hosts.length === 0 ? SHARED : role;
    const known = this.helpers.get(host);
    if (known) return known;
    const started = startProbeHelper(isolation, mark, helperFile, host, (report) => this.reported(report));
    this.helpers.set(host, started);
    return started;
  }

  /**
   * Has a probe take its place: listen, connect, join, or get ready to send.
   * @param relays whether one that listens passes on what its clients say, instead of the harness's speaking for them
   */
  async start(role: Role, relays: boolean): Promise<boolean> {
    this.placeless.delete(role.id);
    const done = await this.place(role, relays);
    if (!done) this.placeless.add(role.id);
    return done;
  }

  private place({ id, kind }: Role, relays: boolean): Promise<boolean> {
    const { port, group, transport } = kind.endpoint;
    const { host, hosts } = this.options.isolation;
    const own = hosts.find(({ role }) => role === id)?.at ?? host;
    if (kind.verb === 'sends') return this.ask({ do: 'aim', role: id, group, port, own });
    if (kind.verb === 'connects' && transport === 'udp')
      return this.ask({ do: 'talk', role: id, port, host: this.serverHost(port) });
    if (kind.verb === 'joins' || transport === 'udp')
      return this.ask({ do: 'join', role: id, group, port, own });
    if (kind.verb === 'connects')
      return this.ask({ do: 'connect', role: id, port, host: this.serverHost(port) });
    const welcome = relays && kind.relays ? this.message(kind.relays.welcome) : null;
    if (welcome !== null) this.relay = id;
    return this.ask({ do: 'serve', role: id, port, welcome });
  }

  /** The name of the machine on which a port is served; null where there is one machine. */
  private serverHost(port: number): string | null {
    return this.options.isolation.hosts.length === 0 ? null : this.options.serverOn(port);
  }

  say(role: string, text: string): Promise<boolean> {
    return this.ask({ do: 'say', role, text: this.message(text) });
  }

  /** Has a probe send the beginning of a message. */
  begin(role: string, text: string): Promise<boolean> {
    return this.ask({ do: 'say', role, text });
  }

  /** Somebody is about to speak: a probe that passes lines on must know whether that is a client whose turn it is. */
  async turn({ kind, number }: Role, early: boolean): Promise<void> {
    if (this.relay === null) return;
    const isClients = kind.verb === 'connects' && !early;
    await this.ask({ do: 'turn', role: this.relay, number: isClients ? (number ?? 1) : 0 });
  }

  /** The probe that has connected from a port, of an address where that is known; null where none has. */
  roleAt(port: number, address: string | null): string | null {
    const found = this.places.findLast(
      (place) =>
        place.port === port && (place.address === null || address === null || place.address === address),
    );
    return found?.role ?? null;
  }

  stop(role: string): Promise<boolean> {
    return this.ask({ do: 'close', role });
  }

  close(): void {
    for (const helper of this.helpers.values()) helper.close();
  }

  private message(text: string): string {
    return this.options.unterminated ? text : `${text}\n`;
  }

  /**
   * The helper answers at once or not at all, where a program takes no more connections: hence the backstop.
   * @returns whether it was done; if not, why is in the log, once for a probe that never got its place
   * @throws Error where the helper itself is gone: then the run says nothing of anybody
   */
  private async ask(order: Order): Promise<boolean> {
    if (this.placeless.has(order.role)) return false;
    const late = AbortSignal.timeout(this.options.answerMs);
    const timeout = new Promise<Answer>((resolve) => {
      late.onabort = () => resolve({ ok: false, detail: 'no answer' });
    });
    const { ok, detail } = await Promise.race([this.helperFor(order.role).order(order), timeout]);
    if (!ok && detail === HELPER_ENDED) throw new Error(HELPER_ENDED);
    if (!ok) this.options.log.record({ kind: 'probe', role: order.role, event: 'failed', detail });
    if (ok && order.do === 'connect') this.places.push(this.placeOf(order.role, Number(detail)));
    return ok;
  }

  private placeOf(role: string, port: number): Probes['places'][number] {
    const host = this.options.isolation.hosts.find((entry) => entry.role === role);
    return { role, port, address: host?.at.address ?? null };
  }

  private reported(report: Exclude<ProbeReport, { kind: 'done' }>): void {
    const { activity, log, screen } = this.options;
    activity.stir();
    const { role } = report;
    if (report.kind === 'event') {
      // Let in after all, when nobody waited for it any more.
      if (report.event === 'opened') this.placeless.delete(role);
      log.record({ kind: 'probe', role, event: report.event, detail: report.detail });
      return;
    }
    const bytes = Buffer.from(report.base64, 'base64');
    const text = bytes.toString('utf8');
    screen.hear(role, text);
    log.record({ kind: 'heard', role, via: report.via, channel: report.channel, text, bytes: bytes.length });
  }
}
