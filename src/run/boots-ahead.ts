/** Has every program started when its turn comes, and none booted before, for tests of that. */
const SWITCH = 'GILIRAN_BOOT';

/** Whether programs are booted before their turns, unless it was said otherwise. */
export function bootsAhead(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment[SWITCH] !== 'in-turn';
}
