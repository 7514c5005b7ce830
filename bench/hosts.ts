import { randomFrom } from '../src/lab/random.ts';
import {
  chooseHostAddresses,
  chooseHostAddresses6,
  type NetworkPlan,
} from '../src/run/isolation/host-address.ts';
import { openPrivateNetwork } from '../src/run/isolation/private-network.ts';
import { against, goalLine } from './goals.ts';
import { currentLoad } from './machine.ts';
import { medianOf } from './spread.ts';

/** Numbers of hosts to compare: two, and a large lab's. */
const FEW = 2;
const MANY = 10;

/** Versions of IP that hosts have addresses of. */
const VERSIONS = [
  { versions: 'version 4', isBy6: false, goal: 'hosts-4' },
  { versions: 'versions 4 and 6', isBy6: true, goal: 'hosts-6' },
] as const;

/**
 * Measures the cost of each further host of a run's network. Networks with few and with many hosts, with IPv4 alone and
 * with both versions, are opened in turn, so that a busy machine slows all of them down.
 * @returns 0 where it could measure, whatever the figures
 */
export async function benchHosts(repetitions: number, asJson: boolean): Promise<number> {
  const timed = VERSIONS.map((which) => ({ ...which, few: [] as number[], many: [] as number[] }));
  for (let round = 0; round < repetitions; round++)
    for (const { isBy6, few, many } of timed) {
      few.push(await openingMs(FEW, round, isBy6));
      many.push(await openingMs(MANY, round, isBy6));
    }
  const figures = timed.map(({ versions, goal, few, many }) => {
    const [fewMs, manyMs] = [medianOf(few), medianOf(many)];
    const eachMs = (manyMs - fewMs) / (MANY - FEW);
    const goals = [against(goal, eachMs)];
    return { versions, repetitions, fewMs, manyMs, eachMs, goals };
  });
  const lines = figures.map(
    ({ versions, fewMs, manyMs, goals }) =>
      `${versions}: ${FEW} hosts ${fewMs.toFixed(1)} ms, ${MANY} hosts ${manyMs.toFixed(1)} ms, load ${currentLoad().toFixed(1)}\n${goals.map((goal) => `${goalLine(goal)}\n`).join('')}`,
  );
  process.stdout.write(asJson ? `${JSON.stringify(figures, null, 2)}\n` : lines.join(''));
  return 0;
}

async function openingMs(count: number, round: number, isBy6: boolean): Promise<number> {
  const random = randomFrom(`bench/${round}`);
  const by4 = chooseHostAddresses(random, count);
  const by6 = isBy6 ? chooseHostAddresses6(random, count) : [];
  const addresses = by4.map((at, index) => {
    const own = by6[index];
    return own ? { ...at, by6: own } : at;
  });
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
