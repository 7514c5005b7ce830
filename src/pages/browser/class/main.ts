import type { ClassData } from '../../class/class-data.ts';
import { IDS } from '../../conversation/data.ts';
import { find } from '../dom.ts';
import { attachTheme } from '../theme.ts';
import { attachAbout } from './about-view.ts';
import { attachFilters } from './filters.ts';
import { MatrixView } from './matrix-view.ts';
import { PageState } from './page-state.ts';
import { attachPaper } from './paper.ts';
import { attachPicks } from './picks.ts';

const data: ClassData = JSON.parse(find(IDS.data).textContent ?? '');
const page = new PageState(data);
attachTheme(page.say);
attachFilters(page);
attachPicks(page);
attachPaper(new MatrixView(page));
attachAbout(page);
