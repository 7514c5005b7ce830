import { randomFrom } from '../src/lab/random.ts';
import { chooseHostAddresses, type NetworkPlan } from '../src/run/isolation/host-address.ts';
import { openPrivateNetwork } from '../src/run/isolation/private-network.ts';
import { currentLoad } from './machine.ts';
import { medianOf } from './spread.ts';

/** What a host more may cost at most, in milliseconds. */
const MOST_MS = 8;
/** Numbers of hosts: a pair, and a lab's many. */
const FEW = 2;
const MANY = 10;

/**
 * Measures what each further host of a run's network costs: networks with few hosts and with many are opened in turn, so that
 * a busy machine slows both down.
 * @returns 0 where it measured, whatever the figures
 */
export async function benchHosts(repetitions: number, asJson: boolean): Promise<number> {
  const few: number[] = [];
  const many: number[] = [];
  for (let round = 0; round < repetitions; round++) {
    few.push(await openingMs(FEW, round));
    many.push(await openingMs(MANY, round));
  }
  const eachMs = (medianOf(many) - medianOf(few)) / (MANY - FEW);
  const figures = { repetitions, fewMs: medianOf(few), manyMs: medianOf(many), eachMs, mostMs: MOST_MS };
  process.stdout.write(
    asJson
      ? `${JSON.stringify(figures, null, 2)}\n`
      : `${FEW} hosts ${figures.fewMs.toFixed(1)} ms, ${MANY} hosts ${figures.manyMs.toFixed(1)} ms: ${eachMs.toFixed(1)} ms for each further one (at most ${MOST_MS} ms), load ${currentLoad().toFixed(1)}\n`,
  );
  return 0;
}

async function openingMs(count: number, round: number): Promise<number> {
  const addresses = chooseHostAddresses(randomFrom(`bench/${round}`), count);
  const [host] = addresses;
  if (!host) throw new Error('expected at least one host');
  const network: NetworkPlan = {
    host,
    hosts: addresses.map((at, index) => ({ name: `host${index}`, at, isThere: true })),
  };
  const startedMs = performance.now();
  const isolation = await openPrivateNetwork(network);
  const openedMs = performance.now();
  await isolation.close();
  return openedMs - startedMs;
}
