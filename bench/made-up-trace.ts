import type { Player } from '../src/model/lab.ts';
import type { RunEvent, RunRecord, RunTrace, TraceRole } from '../src/model/trace.ts';

const STUDENT: Player = { by: 'student' };
const CLIENTS = 4;

/** A made-up chat: four clients and a server speak in turn until there are enough events. */
export function madeUpTrace(events: number): RunTrace {
  const roles = [
    role('server', null),
    ...Array.from({ length: CLIENTS }, (_, index) => role('client', index + 1)),
  ];
  const run: RunRecord = {
    kind: 'run',
    ...{ n: 1, run: 'conversation', move: -1, t: 0 },
    ...{
      scenario: 'conversation',
      subject: null,
      attempt: 0,
      evidence: 'kernel',
      isolation: 'network',
      host: null,
    },
    ...{ replaced: [], unterminated: false },
    roles,
  };
  const made: RunEvent[] = [run];
  const lines = new Map<string, number>();
  let move = -1;
  const stamp = () => ({ n: made.length + 1, run: 'conversation', move, t: made.length * 0.4 });
  const settle = (): void => {
    made.push({
      kind: 'settled',
      ...stamp(),
      ...{ by: 'kernel', tookUs: 400, ports: null, portsBefore: null, datagrams: null, traffic: null },
      restless: [],
      waits: roles.map(({ id }) => ({
        role: id,
        on: [{ for: 'message', from: 'server' }],
        ...{ stopped: false, sockets: 1, pending: false, ran: true },
      })),
      unread: [],
    });
  };
  for (const { id } of roles) {
    move++;
    made.push({ kind: 'move', ...stamp(), part: 'start', role: id, do: 'start', done: true });
    settle();
  }
  let shown = roles.length;
  for (let turn = 0; shown < events - 1; turn++) {
    move++;
    const speaker = roles[turn % roles.length]?.id ?? '';
    const text = `${turn.toString(36).padStart(6, '0')} kata ${speaker}`;
    const said = { text, textKind: 'plain', early: false, done: true } as const;
    made.push({ kind: 'move', ...stamp(), part: 'rounds', role: speaker, do: 'say', ...said });
    shown++;
    for (const { id } of roles) {
      if (id === speaker) continue;
      const line = (lines.get(id) ?? 0) + 1;
      lines.set(id, line);
      const printed = { stream: 'out', text: `${speaker} : ${text}`, line, ended: true } as const;
      made.push({ kind: 'print', ...stamp(), role: id, ...printed });
      shown++;
    }
    settle();
  }
  made.push({ kind: 'end', ...stamp(), because: 'done', detail: '' });
  return { run, events: made };
}

function role(kind: string, number: number | null): TraceRole {
  return {
    id: `${kind}${number ?? ''}`,
    kind,
    number,
    verb: kind === 'server' ? 'listens' : 'connects',
    endpoint: { transport: 'tcp', group: null, port: 8080 },
    player: STUDENT,
  };
}
