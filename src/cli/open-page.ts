import { basename } from 'node:path';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { livePage } from '../pages/live/live-page.ts';
import type { LiveFeed } from '../student/page/live-feed.ts';
import { type PageActs, PageServer } from '../student/page/page-server.ts';
import { guideFor } from './guide.ts';
import { type Terminal, UseError } from './io.ts';
import { readPageAssets } from './page-assets.ts';

/** Columns of the guide on the page. */
const GUIDE_COLUMNS = 78;

export interface PageOrder {
  readonly lab: Lab;
  /** What the lab and the folder were called on the command line. */
  readonly labName: string;
  readonly folder: string;
  /** The folder itself. */
  readonly path: string;
  readonly feed: LiveFeed;
  readonly conversation: () => string | null;
  /** Null where nothing can be typed. */
  readonly acts: PageActs | null;
  readonly io: Terminal;
}

/** Serves the page of a watch or of a trial. @throws UseError where no port can be had */
export async function openPage(order: PageOrder): Promise<PageServer> {
  const { lab, labName, folder, path, feed, conversation, acts, io } = order;
  const { language } = io;
  const guide = guideFor(lab, {
    ...{ path, labName, language, width: GUIDE_COLUMNS },
    ...(folder === '.' ? {} : { folder }),
  });
  const page = livePage({
    lab,
    folder: basename(path),
    isTry: acts !== null,
    guide: {
      lab: guide.wholeLab(),
      steps: Object.fromEntries(lab.steps.map((step) => [step.id, guide.oneStep(step)])),
    },
    language,
    assets: readPageAssets('live-page.json'),
  });
  try {
    return await PageServer.open({ page, conversation, feed, acts, language });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UseError(message('live.no-port', { reason }));
  }
}
