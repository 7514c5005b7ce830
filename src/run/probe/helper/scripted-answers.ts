import type { Socket } from 'node:net';
import { getOrMake } from '../../../model/memo.ts';
import { type Answer, Answering, type Reply, Swallowing } from '../answering.ts';
import { Memberships } from './memberships.ts';
import type { Reports } from './reports.ts';

/** What the probes of a helper answer by themselves, and the multicast groups that they join, leave and tell by it. */
export class ScriptedAnswers {
  private readonly reports: Reports;
  private readonly answers = new Map<string, readonly Answer[]>();
  /** How many messages each role still leaves unanswered. */
  private readonly swallowing = new Map<string, Swallowing>();
  private readonly groups = new Map<string, Memberships>();

  constructor(reports: Reports) {
    this.reports = reports;
  }

  /** Has a role answer like this on connections and sockets that are opened from now on. */
  set(role: string, answers: readonly Answer[]): void {
    this.answers.set(role, answers);
  }

  /** Has a role leave the next message unanswered, wherever it comes. */
  swallow(role: string): void {
    this.swallowingOf(role).more();
  }

  /** The multicast groups that a role has joined while the run goes on. */
  groupsOf(role: string): Memberships {
    return getOrMake(
      this.groups,
      role,
      () =>
        new Memberships({
          heard: (data, channel) => this.reports.heard(role, 'group', { data, channel }),
          failed: (error) => this.reports.failed(role, error),
          channel: () => this.reports.newChannel(),
        }),
    );
  }

  /** Has a role leave all of its groups. */
  leaveGroups(role: string): void {
    this.groups.get(role)?.close();
    this.groups.delete(role);
  }

  /**
   * Answers on a connection that has just been opened.
   * @returns takes what comes over it, and answers that
   */
  on(role: string, socket: Socket): (data: Buffer) => void {
    const answering = this.answeringFor(role);
    const give = (replies: readonly Reply[]): void => {
      for (const reply of replies) {
        const { data, then } = reply;
        if (this.answerToGroup(role, reply) && then === null) continue;
        if (!socket.writable) return;
        if (then === 'close') socket.end(data, () => socket.destroy());
        else if (then === 'half') socket.end(data);
        else socket.write(data, () => then === 'reset' && socket.resetAndDestroy());
      }
    };
    give(answering.connected());
    return (data) => give(answering.came(data));
  }

  /**
   * Answers what comes to one UDP socket: a reply that is for a group goes there, any other goes back.
   * @returns takes a datagram and what sends one back, and returns how many were sent
   */
  toDatagrams(role: string): (data: Buffer, back: (reply: Buffer) => void) => number {
    const answering = this.answeringFor(role);
    return (data, back) => {
      let sent = 0;
      for (const reply of answering.datagram(data)) {
        const isDone = this.answerToGroup(role, reply);
        if (!isDone) back(reply.data);
        if (!isDone || reply.group !== null) sent++;
      }
      return sent;
    };
  }

  private answeringFor(role: string): Answering {
    return new Answering(this.answers.get(role) ?? [], this.swallowingOf(role));
  }

  private swallowingOf(role: string): Swallowing {
    return getOrMake(this.swallowing, role, () => new Swallowing());
  }

  /** Does what a reply says of groups. @returns whether nothing of it goes back to the one who is answered */
  private answerToGroup(role: string, { data, group, joins, leaves }: Reply): boolean {
    const groups = this.groupsOf(role);
    if (joins !== null) groups.join(joins.as, joins.at);
    if (leaves !== null) groups.leave(leaves);
    if (group === null) return data.length === 0 && (joins !== null || leaves !== null);
    groups.send(data, group).catch((error: unknown) => this.reports.failed(role, error));
    return true;
  }
}
