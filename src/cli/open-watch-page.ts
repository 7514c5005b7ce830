import type { PageServer } from '../student/page/page-server.ts';
import type { WatchPage } from '../student/page/watch-page.ts';
import type { PageOrder } from './open-page.ts';
import { readPageAssets } from './page-assets.ts';

/** A watch's page, and its server. */
export interface ServedPage {
  readonly page: WatchPage;
  readonly server: PageServer;
}

/** Serves the page of a watch. */
export async function openWatchPage(
  order: Pick<PageOrder, 'lab' | 'labName' | 'folder' | 'path' | 'io'>,
): Promise<ServedPage> {
  const [{ openPage }, { WatchPage }] = await Promise.all([
    import('./open-page.ts'),
    import('../student/page/watch-page.ts'),
  ]);
  const { lab, path, io } = order;
  const page = new WatchPage({ lab, folder: path, language: io.language, assets: readPageAssets() });
  const conversation = (): string | null => page.conversation();
  return { page, server: await openPage({ ...order, feed: page.feed, conversation, acts: null }) };
}
