import type { Places } from './measure.ts';

/** What the command line asks of a section. */
export interface Order {
  readonly places: Places;
  /** How often a pair is measured; null where nothing is said. */
  readonly repetitions: number | null;
  /** How often the common way is run. */
  readonly slow: number;
  /** Of faulty fixtures: of these labs alone, none for all; one of so many. */
  readonly labs: readonly string[];
  readonly every: number;
  /** Students of the class, and of the one whose runs are simulated; jobs, null for giliran's default. */
  readonly students: number;
  readonly simulated: number;
  readonly jobs: number | null;
  readonly json: boolean;
  readonly progress: (text: string) => void;
}

/** A part of the benchmark, which can be run by itself. */
interface Section {
  /** What it measures, for the help. */
  readonly measures: string;
  /** @returns what it prints; a section that prints by itself returns its exit code */
  readonly run: (order: Order) => Promise<string | number>;
}

/** How often pairs are measured unless it is said. */
export const REPETITIONS = 15;

/** The section that is run where none is named. */
export const FIRST = 'check';

const timesOf = ({ repetitions }: Order): number => repetitions ?? REPETITIONS;

/** All sections, by the names that `--only` takes. What one needs is loaded when it is run. */
export const SECTIONS: ReadonlyMap<string, Section> = new Map<string, Section>([
  [
    FIRST,
    {
      measures: 'a check of the reference with four clients, beside a bare driver and the common way',
      run: async (order) => {
        const { benchCheck } = await import('./check.ts');
        const repeats = { repetitions: timesOf(order), slow: order.slow };
        return benchCheck(order.places, repeats, order.json, order.progress);
      },
    },
  ],
  [
    'failing',
    {
      measures:
        'every faulty fixture beside the right submission, once each unless --repetitions is given; GILIRAN_EVIDENCE=idle does so without the kernel’s evidence',
      run: async (order) => {
        const { benchFailing } = await import('./failing.ts');
        return benchFailing(order.places.project, { ...order, repetitions: order.repetitions ?? 1 });
      },
    },
  ],
  [
    'start-up',
    {
      measures: 'commands that do nothing, beside "node -e 0"',
      run: async (order) => {
        const { benchStartUp } = await import('./start-up.ts');
        return benchStartUp(order.places.project, timesOf(order), order.json);
      },
    },
  ],
  [
    'class',
    {
      measures: 'a class, by giliran grade: share of the processors’ time, doubling, memory',
      run: async (order) => {
        const { benchClass } = await import('./class/main.ts');
        return benchClass(order.places, order, order.progress);
      },
    },
  ],
  [
    'module',
    {
      measures: 'checks of open-chat and group-chat, crowds and all, beside a bare driver at their scenes',
      run: async (order) => {
        const { benchModule } = await import('./module/main.ts');
        return benchModule(order.places, timesOf(order), order.json, order.progress);
      },
    },
  ],
  [
    'verify',
    {
      measures: 'the lab with two clients, with all mutants of its reference: minutes',
      run: async (order) => {
        const { benchVerify } = await import('./verify.ts');
        return benchVerify(order.places, timesOf(order), order.json);
      },
    },
  ],
  [
    'watch',
    {
      measures: 'from a save to the verdict of the step at hand',
      run: async (order) => {
        const { benchWatch } = await import('./watch.ts');
        return benchWatch(order.places.project, timesOf(order), order.json);
      },
    },
  ],
  [
    'hosts',
    {
      measures: 'what each further host of a run’s network costs',
      run: async (order) => {
        const { benchHosts } = await import('./hosts.ts');
        return benchHosts(timesOf(order), order.json);
      },
    },
  ],
  [
    'crowd',
    {
      measures: 'fifty scripted clients that come and speak',
      run: async (order) => {
        const { benchCrowd } = await import('./crowd.ts');
        return benchCrowd(order.places.project, timesOf(order), order.json);
      },
    },
  ],
  [
    'conversation-page',
    {
      measures: 'the page of a long conversation, in a browser',
      run: async (order) => {
        const { benchConversationPage } = await import('./conversation-page.ts');
        return benchConversationPage(order.places.project, order.json);
      },
    },
  ],
  [
    'class-page',
    {
      measures: 'the page of a class of 5,000, in a browser',
      run: async (order) => {
        const { benchClassPage } = await import('./class-page.ts');
        return benchClassPage(order.places.project, order.json);
      },
    },
  ],
]);
