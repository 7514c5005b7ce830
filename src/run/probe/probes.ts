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
}

/** All probes of a run: what they are told to do, and what they hear. */
export class Probes {
  private readonly options: ProbesOptions;
  private readonly helper: ProbeHelper;
  /** Local ports of the probes that have connected. */
  private readonly ports = new Map<number, string>();
  /** Those that never got their place: there is nothing that they could be asked to do. */
  private readonly placeless = new Set<string>();
  /** The probe that passes on what clients say; null where none does. */
  private relay: string | null = null;

  constructor(options: ProbesOptions) {
    this.options = options;
    const { isolation, mark, helperFile } = options;
    this.helper = startProbeHelper(isolation, mark, helperFile, (report) => this.reported(report));
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
    const own = this.options.isolation.host;
    if (kind.verb === 'sends') return this.ask({ do: 'aim', role: id, group, port, own });
    if (kind.verb === 'joins' || transport === 'udp')
      return this.ask({ do: 'join', role: id, group, port, own });
    if (kind.verb === 'connects') return this.ask({ do: 'connect', role: id, port });
    const welcome = relays && kind.relays ? this.message(kind.relays.welcome) : null;
    if (welcome !== null) this.relay = id;
    return this.ask({ do: 'serve', role: id, port, welcome });
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

  /** The probe that has connected from a port; null where none has. */
  roleAt(port: number): string | null {
    return this.ports.get(port) ?? null;
  }

  stop(role: string): Promise<boolean> {
    return this.ask({ do: 'close', role });
  }

  close(): void {
    this.helper.close();
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
    const { ok, detail } = await Promise.race([this.helper.order(order), timeout]);
    if (!ok && detail === HELPER_ENDED) throw new Error(HELPER_ENDED);
    if (!ok) this.options.log.record({ kind: 'probe', role: order.role, event: 'failed', detail });
    if (ok && order.do === 'connect') this.ports.set(Number(detail), order.role);
    return ok;
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
