/** What is sent goes where nobody listens, whatever it says: how it is written shows only once it arrives. */
const WRONG_WAY = new Set([
  'loop-off',
  'sent-elsewhere',
  'sent-to-wrong-group',
  'sent-to-wrong-port',
  'unicast',
  'wrong-interface',
]);

/** Whether a failure is one of the way that a text took, and says nothing of how it was written. */
export function isOnWrongWay(cause: string): boolean {
  return WRONG_WAY.has(cause);
}
