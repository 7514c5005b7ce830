import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { isReceiver, showEndpoint } from '../../model/endpoint.ts';
import { isServedBy, type Lab } from '../../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../../model/message.ts';
import type { Flow } from './flows.ts';
import { drawLanes, type LaneRow } from './lanes.ts';

const HEADS = ['◀', '▶'] as const;

/** A drawing of who talks to whom: the lab's programs side by side, and what passes between them. */
export function flowDiagram(
  lab: Lab,
  flows: readonly Flow[],
  language: Language,
  width: number,
): readonly string[] {
  const lanes = lab.roles.map(({ id }) => id);
  return drawLanes(
    lanes,
    flows.map((flow) => rowOf(lab, flow, language)),
    width,
  );
}

/** The lab's programs, with who reaches whom. */
export function lanesOfLab(lab: Lab): readonly Flow[] {
  const listener = lab.roles.find(({ kind }) => kind.verb === 'listens');
  return lab.roles.flatMap(({ id, kind }): Flow[] => {
    const calls = (kind.further ?? []).filter(({ verb }) => verb === 'connects');
    if (calls.length > 0) {
      const called = lab.roles.filter((one) =>
        calls.some(({ endpoint }) => isServedBy(one.kind, endpoint.port)),
      );
      return called.map((one) => ({ kind: 'connects', role: id, to: one.id }));
    }
    if (kind.verb === 'connects' && listener) return [{ kind: 'connects', role: id, to: listener.id }];
    if (kind.verb === 'sends') {
      const kinds = lab.roles.map((one) => one.kind);
      const members = lab.roles.filter((one) => isReceiver(one.kind, kinds)).map((one) => one.id);
      return [{ kind: 'line', role: id, to: members }];
    }
    return [{ kind: kind.verb === 'joins' ? 'joins' : 'listens', role: id }];
  });
}

function rowOf(lab: Lab, flow: Flow, language: Language): LaneRow {
  const { role } = flow;
  const kind = lab.roles.find(({ id }) => id === role)?.kind;
  const endpoint = kind ? showEndpoint(kind.endpoint) : '';
  const text = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), language);
  switch (flow.kind) {
    case 'listens':
    case 'joins':
      return {
        from: role,
        to: [],
        mark: '◆',
        heads: HEADS,
        label: text(`guide.row-${flow.kind}`, { endpoint }),
      };
    case 'connects':
      return { from: role, to: [flow.to], mark: '◆', heads: HEADS, label: text('guide.row-connects') };
    case 'welcome':
      return { from: role, to: flow.to, mark: '├', heads: HEADS, label: text('guide.row-welcome') };
    case 'line':
      return {
        from: role,
        to: flow.to,
        mark: '●',
        heads: HEADS,
        label:
          kind?.endpoint.group === null && !kind.endpoint.broadcast
            ? text('guide.row-line', { role })
            : text('guide.row-line-to', { endpoint }),
      };
    case 'passed-on':
      return { from: role, to: flow.to, mark: '├', heads: HEADS, label: text('guide.row-passed-on') };
    case 'no-echo':
      return { from: role, to: flow.to, mark: '├', heads: ['✗', '✗'], label: text('guide.row-no-echo') };
  }
}
