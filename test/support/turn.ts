/** `2/3` for every third, from the second on; else all. */
const [TURN = 1, TURNS = 1] = (process.env.GILIRAN_TURN ?? '1/1').split('/').map(Number);

/** Whether one of many, by its place among them, is run this time: what takes long is run by turns. */
export function isInTurn(index: number): boolean {
  return index % TURNS === TURN - 1;
}
