import { floodLines } from '../flood.ts';
import type { ProbeCommand } from '../protocol.ts';
import { Connections, hangUp } from './connections.ts';
import { DatagramProbes } from './datagram-probes.ts';
import type { Probe } from './probe.ts';
import type { Reports } from './reports.ts';
import { ScriptedAnswers } from './scripted-answers.ts';
import { UdpSockets } from './udp-sockets.ts';

/** Carries out what the harness commands: it knows the helper's probes by their roles. */
export class Commands {
  private readonly probes = new Map<string, Probe>();
  private readonly answers: ScriptedAnswers;
  private readonly connections: Connections;
  private readonly datagrams: DatagramProbes;

  constructor(reports: Reports) {
    this.answers = new ScriptedAnswers(reports);
    this.connections = new Connections(reports, this.answers);
    this.datagrams = new DatagramProbes(reports, new UdpSockets(reports, this.answers));
  }

  /**
   * @returns what came of it: of `connect` the port that the probe has connected from, of what is sent how many it went
   *   to, of anything else an empty text
   * @throws Error with why it could not be done
   */
  async carryOut(command: ProbeCommand): Promise<string> {
    const { role } = command;
    switch (command.do) {
      case 'serve':
        this.probes.set(role, await this.connections.serve(command));
        return '';
      case 'turn':
        this.probes.get(role)?.relay?.grant(command.number);
        return '';
      case 'all':
        this.probes.get(role)?.relay?.grantAll();
        return '';
      case 'connect': {
        const { probe, localPort } = await this.connections.connect(command);
        this.probes.set(role, probe);
        return String(localPort);
      }
      case 'talk':
        this.probes.set(role, await this.datagrams.talk(command));
        return '';
      case 'join':
        this.probes.set(role, await this.datagrams.join(command));
        return '';
      case 'aim':
        this.probes.set(role, await this.datagrams.aim(command));
        return '';
      case 'bind':
        this.probes.set(role, await this.datagrams.bind(command));
        return '';
      case 'catch-up':
        return await caughtUp();
      case 'say':
        return await this.started(role).say(command.text);
      case 'send':
        return await this.started(role).send(Buffer.from(command.base64, 'base64'));
      case 'cast':
        await this.answers.groupsOf(role).send(Buffer.from(command.base64, 'base64'), command.group);
        return '1';
      case 'flood': {
        const probe = this.started(role);
        for (const line of floodLines(command.word, command.bytes)) await probe.send(line);
        return '';
      }
      case 'deaf':
      case 'hears': {
        const probe = this.started(role);
        probe.isDeaf = command.do === 'deaf';
        for (const socket of probe.sockets()) {
          if (probe.isDeaf) socket.pause();
          else socket.resume();
        }
        return '';
      }
      case 'swallow':
        this.started(role).relay?.swallow();
        this.answers.swallow(role);
        return '';
      case 'hang-up':
        for (const socket of this.started(role).sockets()) hangUp(socket, command.how);
        return '';
      case 'answer':
        this.answers.set(role, command.answers);
        return '';
      case 'close':
        this.probes.get(role)?.close();
        this.probes.delete(role);
        this.answers.leaveGroups(role);
        return '';
    }
  }

  /** A probe that has its place. */
  private started(role: string): Probe {
    const probe = this.probes.get(role);
    if (!probe) throw new Error('this probe was never started');
    return probe;
  }
}

/** Resolves when everything has been taken that had come before. */
function caughtUp(): Promise<string> {
  return new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(''))));
}
