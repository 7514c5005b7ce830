import { ANY6, type Endpoint, isReceiver, LOOPBACK6, type Reach } from '../../model/endpoint.ts';
import { type Form, inForm } from '../../model/form.ts';
import { type CloseManner, type Role, type RoleKind, reachesOf } from '../../model/lab.ts';
import type { Activity } from '../activity.ts';
import type { HostAddress } from '../isolation/host-address.ts';
import type { Isolation } from '../isolation/isolation.ts';
import type { RunLog } from '../run-log.ts';
import type { Screen } from '../screen.ts';
import type { Answer as ScriptedAnswer } from './answering.ts';
import { answerTo } from './await-answer.ts';
import { ConnectionOrigins } from './connection-origins.ts';
import { hearingPlaces, hearingPlaces6, mistakenPlaces } from './places.ts';
import { ProbeHearing } from './probe-hearing.ts';
import { HELPER_ENDED, type Order } from './probe-helper.ts';
import { ProbeHelpers, SHARED } from './probe-helpers.ts';
import { keyOf, type ProbePart, partsOf, roleOf, speakingPart } from './probe-part.ts';
import type { ProbeReport, Version } from './protocol.ts';

export interface ProbesOptions {
  readonly isolation: Isolation;
  readonly mark: string;
  readonly helperFile: string;
  readonly log: RunLog;
  readonly screen: Screen;
  readonly activity: Activity;
  /** How long a connection is waited for, in milliseconds. */
  readonly answerMs: number;
  /** What probes answer by themselves, by role. */
  readonly answers: Readonly<Record<string, readonly ScriptedAnswer[]>>;
  /** Whether messages end without a newline. */
  readonly unterminated: boolean;
  /** In which form messages go over a connection; null for the lab's own. */
  readonly form: Form | null;
  /** Whether some probe sends a flood: what it is filled with is counted, and not written out. */
  readonly isFlooded: boolean;
  /** The role that listens on a port, by the lab's word; null where none does. */
  readonly serverOn: (port: number) => string | null;
  /** Every kind of role of the run. */
  readonly kinds: readonly RoleKind[];
  /** The roles that probes play. */
  readonly scripted: readonly string[];
}

/** All probes of a run: what they are told to do, and what they hear. */
export class Probes {
  private readonly options: ProbesOptions;
  private readonly helpers: ProbeHelpers;
  private readonly hearing: ProbeHearing;
  private readonly origins = new ConnectionOrigins();
  /** By which of its endpoints a role speaks, and what kind it is. */
  private readonly speaking = new Map<string, ProbePart>();
  private readonly kinds = new Map<string, RoleKind>();
  /** Parts that never got their place: they are asked to do nothing. */
  private readonly placeless = new Set<string>();
  /** The probe that passes on what clients say; null where none does. */
  private relay: string | null = null;

  constructor(options: ProbesOptions) {
    this.options = options;
    const { isolation, mark, helperFile, scripted } = options;
    this.helpers = new ProbeHelpers({
      isolation,
      mark,
      helperFile,
      reported: (report) => this.reported(report),
    });
    this.hearing = new ProbeHearing(options);
    // They are started beside each other, while the first programs are.
    for (const role of scripted) this.helpers.of(role);
  }

  /**
   * Has a probe take its place: listen, connect, join, or get ready to send.
   * @param relays whether one that listens passes on what its clients say, instead of the harness's speaking for them
   */
  async start(role: Role, relays: boolean): Promise<boolean> {
    const parts = partsOf(role);
    const [own, ...further] = parts;
    this.placeless.delete(role.id);
    const answers = this.options.answers[role.id];
    if (answers) await this.ask({ do: 'answer', role: role.id, answers });
    const done = await this.place(own, role.kind, relays);
    if (!done) this.placeless.add(role.id);
    // The server of a further endpoint may not be there yet: connecting is tried again when there is something to
    // say.
    for (const part of further) await this.placeAgain(part, role.kind);
    this.speaking.set(role.id, speakingPart(parts));
    this.kinds.set(role.id, role.kind);
    return done;
  }

  private async placeAgain(part: ProbePart, kind: RoleKind): Promise<void> {
    this.placeless.delete(part.key);
    if (!(await this.place(part, kind, false))) this.placeless.add(part.key);
  }

  private place({ key, verb, endpoint }: ProbePart, kind: RoleKind, relays: boolean): Promise<boolean> {
    const { port, group, range, transport, version6, onHost } = endpoint;
    const { host, hosts } = this.options.isolation;
    const own = hosts.find(({ role }) => role === roleOf(key))?.at ?? host;
    // It is told of each group that it sends to when there is something to send.
    if (verb === 'sends' && range !== undefined) return Promise.resolve(true);
    if (verb === 'sends') return this.ask({ do: 'aim', role: key, group, port, own });
    if (verb === 'connects' && transport === 'udp')
      return this.ask({ do: 'talk', role: key, port, ...this.serverAt(endpoint) });
    if (verb === 'listens' && transport === 'udp') return this.hear(key, { verb, endpoint }, own);
    if (verb === 'joins') return this.ask({ do: 'join', role: key, group, port, own });
    if (verb === 'connects') return this.ask({ do: 'connect', role: key, port, ...this.serverAt(endpoint) });
    const welcome = relays && kind.relays ? this.message(kind.relays.welcome) : null;
    if (welcome !== null) this.relay = key;
    // The lab has servers found by the host's name, which leads to an address of version 4.
    const address = onHost ? ANY6 : version6 ? LOOPBACK6 : '0.0.0.0';
    return this.ask({ do: 'serve', role: key, port, address, welcome });
  }

  /**
   * Listens to datagrams. Where they are broadcast, it listens at wrong addresses as well, to tell what was sent
   * there.
   */
  private async hear(role: string, reach: Reach, own: HostAddress | null): Promise<boolean> {
    const { port, version6 } = reach.endpoint;
    if (version6) return this.ask({ do: 'bind', role, port, places: hearingPlaces6(own), all: false });
    const all = this.options.isolation.host === null && this.options.isolation.hosts.length === 0;
    const mistaken = isReceiver(reach, this.options.kinds.flatMap(reachesOf)) ? mistakenPlaces(own) : [];
    const done = await this.ask({
      do: 'bind',
      role,
      port,
      places: [...hearingPlaces(own), ...mistaken],
      all,
    });
    const gate = done && mistaken.length > 0 ? this.helpers.openGate() : null;
    // What is sent to an address that is not this machine's ends at the gate.
    if (gate) await gate.order({ do: 'bind', role, port, places: mistaken, all: false });
    return done;
  }

  /** Whether a probe has found no place, so that nothing comes to it: nobody listens where it would connect. */
  isPlaceless(role: string): boolean {
    return this.placeless.has(role);
  }

  /** Resolves once everything has been reported that came to the gate, which settling does not look at. */
  async catchUp(): Promise<void> {
    await this.helpers.gate?.order({ do: 'catch-up', role: SHARED });
  }

  /** Where an endpoint is served: the name of the machine, or what stands for it where there is one machine. */
  private serverAt({ port, version6 }: Endpoint): { readonly host: string | null; readonly by: Version } {
    const by = version6 ? 6 : 4;
    if (this.options.isolation.hosts.length > 0) return { host: this.options.serverOn(port), by };
    return { host: version6 ? LOOPBACK6 : null, by };
  }

  async say(role: string, text: string): Promise<boolean> {
    const { form } = this.options;
    const mouth = await this.mouthOf(role);
    if (form === null) return this.ask({ do: 'say', role: mouth, text: this.message(text) });
    return this.ask({ do: 'send', role: mouth, base64: Buffer.from(inForm(form, text)).toString('base64') });
  }

  /** The key of the part that a role speaks by; that part takes its place first where it has none yet. */
  private async mouthOf(role: string): Promise<string> {
    const part = this.speaking.get(role);
    const kind = this.kinds.get(role);
    if (!part || !kind || part.key === role) return role;
    if (this.placeless.has(part.key)) await this.placeAgain(part, kind);
    return part.key;
  }

  /** Has a probe send bytes as they are. */
  async send(role: string, data: Buffer): Promise<boolean> {
    return this.ask({ do: 'send', role: await this.mouthOf(role), base64: data.toString('base64') });
  }

  /** Has a probe send one datagram to a group, `ADDRESS:PORT`. */
  sendToGroup(role: string, data: Buffer, group: string): Promise<boolean> {
    return this.ask({ do: 'cast', role, group, base64: data.toString('base64') });
  }

  /** Has a probe send so many bytes in lines that begin with a word; whether they are read makes no difference. */
  flood(role: string, word: string, bytes: number): Promise<boolean> {
    return this.ask({ do: 'flood', role, word, bytes });
  }

  /** Has a probe read nothing any more, or read again; or not pass on the next message that comes. */
  attend(role: string, how: 'deaf' | 'hears' | 'swallow'): Promise<boolean> {
    return this.ask({ do: how, role });
  }

  /** Has a probe close its connections; one that listens goes on listening. */
  hangUp(role: string, how: CloseManner): Promise<boolean> {
    return this.ask({ do: 'hang-up', role, how });
  }

  /** Several roles are about to speak at once: a probe that passes lines on must not wait for turns. */
  async allTurns(): Promise<void> {
    if (this.relay !== null) await this.ask({ do: 'all', role: this.relay });
  }

  /** A role is about to speak: a probe that passes lines on must know whether that is a client whose turn it is. */
  async turn({ kind, number }: Role, early: boolean): Promise<void> {
    if (this.relay === null) return;
    const isClients = kind.verb === 'connects' && !early;
    await this.ask({ do: 'turn', role: this.relay, number: isClients ? (number ?? 1) : 0 });
  }

  /** The probe that has connected from a port, of an address where that is known; null where none has. */
  roleAt(port: number, address: string | null): string | null {
    return this.origins.roleAt(port, address);
  }

  /** The ports that probes have connected from, by their names (`tcp:40001`), with the roles that they play. */
  portOwners(): ReadonlyMap<string, string> {
    return this.origins.portOwners();
  }

  async stop(role: string): Promise<boolean> {
    await this.helpers.gate?.order({ do: 'close', role });
    const further = this.kinds.get(role)?.further ?? [];
    for (const index of further.keys()) await this.ask({ do: 'close', role: keyOf(role, index + 1) });
    return this.ask({ do: 'close', role });
  }

  close(): void {
    this.helpers.close();
  }

  private message(text: string): string {
    return this.options.unterminated ? text : `${text}\n`;
  }

  /**
   * @returns whether it was done; if not, why is in the log, once for a probe that never got its place
   * @throws Error where the helper itself is gone, or does not answer: then nothing can be told from the run
   */
  private async ask(order: Order): Promise<boolean> {
    if (this.placeless.has(order.role)) return false;
    const { ok, detail } = await answerTo(this.helpers.of(order.role), order, this.options.answerMs);
    if (!ok && detail === HELPER_ENDED) throw new Error(HELPER_ENDED);
    if (!ok) this.options.log.record({ kind: 'probe', role: roleOf(order.role), event: 'failed', detail });
    if (ok && order.do === 'connect') this.connectedFrom(roleOf(order.role), Number(detail));
    return ok;
  }

  private connectedFrom(role: string, port: number): void {
    const host = this.options.isolation.hosts.find((entry) => entry.role === role);
    this.origins.add(role, port, host?.at ?? null);
  }

  private reported(report: Exclude<ProbeReport, { kind: 'done' }>): void {
    this.options.activity.stir();
    if (report.kind === 'heard') {
      this.hearing.heard(report);
      return;
    }
    // The connection was accepted after all, when it was not waited for any more.
    if (report.event === 'opened') this.placeless.delete(report.role);
    const { role, event, detail } = report;
    this.options.log.record({ kind: 'probe', role: roleOf(role), event, detail });
  }
}
