import { type Message, message } from './message.ts';
import type { RoleWait, Unread, WaitOn } from './trace.ts';
import { unreachable } from './unreachable.ts';

/** What a role is blocked on, as a sentence: any one of the things it names lets it go on. */
export function waitMessage({ role, on, stopped }: Pick<RoleWait, 'role' | 'on' | 'stopped'>): Message {
  if (stopped) return message('why.stopped', { role });
  const senders = on.flatMap((wait) => (wait.for === 'message' && wait.from !== null ? [wait.from] : []));
  const [sender, ...otherSenders] = senders;
  const [first, ...others] = [
    ...on.filter((wait) => wait.for !== 'message' || wait.from === null).map(thing),
    ...(sender === undefined ? [] : [message('wait.message', { from: either(sender, otherSenders) })]),
  ];
  if (first === undefined) return message('why.runs', { role });
  return message('why.waits', { role, what: either(first, others) });
}

/** `a, b or c`, where each is a name or a message. */
function either<T extends string | Message>(first: T, others: readonly T[]): T | Message {
  const last = others.at(-1);
  if (last === undefined) return first;
  const rest = others
    .slice(0, -1)
    .reduce<T | Message>((list, next) => message('list.comma', { rest: list, last: next }), first);
  return message(others.length === 1 ? 'list.or-two' : 'list.or-more', { rest, last });
}

function thing(on: WaitOn): Message {
  switch (on.for) {
    case 'message':
      return message('wait.message-unknown');
    case 'room':
      return on.to === null ? message('wait.room-unknown') : message('wait.room', { to: on.to });
    case 'connection':
      return on.to === null ? message('wait.connection-unknown') : message('wait.connection', { to: on.to });
    case 'datagram':
      return message('wait.datagram', { port: on.port });
    case 'other':
      return message('wait.other', { call: on.call });
    case 'keyboard':
      return message('wait.keyboard');
    case 'client':
      return message('wait.client');
    case 'timer':
      return message('wait.timer');
    case 'lock':
      return message('wait.lock');
    case 'child':
      return message('wait.child');
    default:
      return unreachable(on);
  }
}

/** What lies unread, in an order of its own: the kernel's tables have none. */
export function inOrder(unread: readonly Unread[]): Unread[] {
  const key = ({ role, from }: Unread): string => `${role} ${from ?? ''}`;
  return [...unread].sort((one, other) =>
    key(one) === key(other) ? one.bytes - other.bytes : key(one) < key(other) ? -1 : 1,
  );
}
