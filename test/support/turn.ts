/** `2/3` for every third test from the second on; otherwise all. */
const [TURN = 1, TURNS = 1] = (process.env.GILIRAN_TURN ?? '1/1').split('/').map(Number);

/** Whether one of many long tests, by its index, is run this time. */
export function isInTurn(index: number): boolean {
  return index % TURNS === TURN - 1;
}
