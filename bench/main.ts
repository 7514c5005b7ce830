import { parseArgs } from 'node:util';
import { currentLoad, describeMachine, fingerprintOfCommand } from './machine.ts';
import { LAB, measure, type Places, type Repeats, SUBMISSION } from './measure.ts';
import { report } from './report.ts';
import { summarize } from './summary.ts';

const HELP = `npm run bench -- [--repetitions N] [--slow N] [--json] [--only conversation-page|class-page|failing|class|hosts|crowd|module|start-up|verify]

  --repetitions N   of giliran check and the bare driver, side by side (15)
  --slow N          of the common way with fixed waits, most of a minute each (1; 0 leaves it out)
  --only conversation-page
                    the page of a long conversation instead, in a browser
  --only class-page the page of a class of 5,000 instead, in a browser
  --only failing    every faulty fixture beside the right submission instead, once each unless --repetitions is given;
                    GILIRAN_EVIDENCE=idle does so without the kernel's evidence
  --lab LAB         of those, only this lab's; can be given again
  --every N         of those, only one in N (1)
  --only watch      from a save to the verdict of the step at hand instead
  --only class      a class, by giliran grade, instead: share of the processors' time, doubling, memory
  --only hosts      what each further host of a run's network costs instead
  --only crowd      fifty scripted clients that come and speak instead
  --only module     checks of open-chat and group-chat, crowds and all, beside a bare driver at their scenes, instead
  --only start-up   commands that do nothing, beside "node -e 0", instead
  --only verify     the lab with two clients, with all mutants of its reference, instead: minutes
  --class N         students of that class (100)
  --simulated N     students of the class for the memory, whose runs are simulated (5000; 0 leaves it out)
  --jobs N          as for giliran grade
  --json            print JSON
`;

/**
 * Measures and reports.
 * @returns the exit code: 0 where it could measure, whatever the figures; 2 where it could not
 */
export async function bench(argv: readonly string[], places: Places): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        repetitions: { type: 'string' },
        slow: { type: 'string', default: '1' },
        class: { type: 'string', default: '100' },
        simulated: { type: 'string', default: '5000' },
        jobs: { type: 'string' },
        only: { type: 'string' },
        lab: { type: 'string', multiple: true, default: [] },
        every: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const repetitionsOf = (usual: string): number =>
      parseCount('--repetitions', values.repetitions ?? usual, 1);
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    if (values.only === 'conversation-page') {
      const { benchConversationPage } = await import('./conversation-page.ts');
      return await benchConversationPage(places.project, values.json);
    }
    if (values.only === 'class-page') {
      const { benchClassPage } = await import('./class-page.ts');
      return await benchClassPage(places.project, values.json);
    }
    if (values.only === 'hosts') {
      const { benchHosts } = await import('./hosts.ts');
      return await benchHosts(repetitionsOf('15'), values.json);
    }
    if (values.only === 'crowd') {
      const { benchCrowd } = await import('./crowd.ts');
      const repetitions = repetitionsOf('15');
      return await benchCrowd(places.project, repetitions, values.json);
    }
    if (values.only === 'module') {
      const { benchModule } = await import('./module/main.ts');
      const repetitions = repetitionsOf('15');
      const figures = await benchModule(places, repetitions, values.json, showProgress).finally(endProgress);
      process.stdout.write(figures);
      return 0;
    }
    if (values.only === 'start-up') {
      const { benchStartUp } = await import('./start-up.ts');
      return await benchStartUp(places.project, repetitionsOf('15'), values.json);
    }
    if (values.only === 'verify') {
      const { benchVerify } = await import('./verify.ts');
      return await benchVerify(places, repetitionsOf('15'), values.json);
    }
    if (values.only === 'failing') {
      const { benchFailing } = await import('./failing.ts');
      const order = {
        repetitions: repetitionsOf('1'),
        labs: values.lab,
        every: parseCount('--every', values.every, 1),
        json: values.json,
        progress: showProgress,
      };
      process.stdout.write(await benchFailing(places.project, order).finally(endProgress));
      return 0;
    }
    if (values.only === 'class') {
      const { benchClass } = await import('./class/main.ts');
      const order = {
        students: parseCount('--class', values.class, 2),
        simulated: parseCount('--simulated', values.simulated, 0),
        jobs: values.jobs === undefined ? null : parseCount('--jobs', values.jobs, 1),
        json: values.json,
      };
      process.stdout.write(await benchClass(places, order, showProgress).finally(endProgress));
      return 0;
    }
    if (values.only === 'watch') {
      const { benchWatch } = await import('./watch.ts');
      const repetitions = repetitionsOf('15');
      return await benchWatch(places.project, repetitions, values.json);
    }
    if (values.only !== undefined)
      throw new Error(
        `Expected --only conversation-page, class-page, failing, class, hosts, crowd, module, start-up, verify or watch, found "${values.only}".`,
      );
    const repeats: Repeats = {
      repetitions: repetitionsOf('15'),
      slow: parseCount('--slow', values.slow, 0),
    };
    const machine = describeMachine();
    const before = fingerprintOfCommand(places.project);
    const measured = await measure(places, repeats, showProgress).finally(endProgress);
    const notes: string[] = [];
    if (fingerprintOfCommand(places.project) !== before)
      notes.push('giliran was built again meanwhile: the figures of (a) are of more than one build.');
    // The benchmark itself keeps one or two processes busy.
    const loadAfter = currentLoad();
    if (machine.loadBefore > machine.cores / 2 || loadAfter > machine.cores + 1)
      notes.push(
        `The machine was busy with other things (load ${machine.loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after): the times are longer than they need be, and the ratio is uncertain.`,
      );
    if (process.env.GILIRAN_EVIDENCE !== undefined)
      notes.push(
        `GILIRAN_EVIDENCE=${process.env.GILIRAN_EVIDENCE} is set: (a) does not use what the kernel shows.`,
      );
    const summary = summarize(measured, { machine, lab: LAB, submission: SUBMISSION }, notes);
    process.stdout.write(values.json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary));
    return 0;
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Error(`Expected ${name} to be a whole number from ${least}, found "${text}".`);
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
