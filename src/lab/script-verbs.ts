import { unreachable } from '../model/unreachable.ts';
import type { MoveItem } from './script-schema.ts';

/** The keys by which a line of a script says what it does. */
export type Verb =
  | 'start'
  | 'stop'
  | 'restart'
  | 'pause'
  | 'resume'
  | 'end'
  | 'signal'
  | 'wait'
  | 'deaf'
  | 'hears'
  | 'swallow'
  | 'close'
  | 'send'
  | 'say';

/** Verbs that several roles may do at once: they take no time, and none depends on another. */
export const TOGETHER: readonly Verb[] = [
  'start',
  'say',
  'send',
  'close',
  'end',
  'signal',
  'deaf',
  'hears',
  'swallow',
];

/** Verbs that only probes can do. */
export const BY_PROBES: readonly Verb[] = ['send', 'deaf', 'hears', 'swallow', 'close'];

/** What a line of a script does, and the pattern of the roles that do it. */
export function verbOf(item: MoveItem): [verb: Verb, pattern: string] {
  if ('start' in item) return ['start', item.start];
  if ('stop' in item) return ['stop', item.stop];
  if ('restart' in item) return ['restart', item.restart];
  if ('pause' in item) return ['pause', item.pause];
  if ('resume' in item) return ['resume', item.resume];
  if ('end' in item) return ['end', item.end];
  if ('signal' in item) return ['signal', item.signal];
  if ('wait' in item) return ['wait', item.wait];
  if ('deaf' in item) return ['deaf', item.deaf];
  if ('hears' in item) return ['hears', item.hears];
  if ('swallow' in item) return ['swallow', item.swallow];
  if ('close' in item) return ['close', item.close];
  if ('send' in item) return ['send', item.send];
  if ('say' in item) return ['say', item.say];
  return unreachable(item);
}
