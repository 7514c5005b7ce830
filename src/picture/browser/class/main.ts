import type { ClassData } from '../../class/class-data.ts';
import { IDS } from '../../page/data.ts';
import { find } from '../dom.ts';
import { attachTheme } from '../theme.ts';
import { attachAbout } from './about-view.ts';
import { attachFilters } from './filters.ts';
import { MatrixView } from './matrix-view.ts';
import { attachPaper } from './paper.ts';
import { attachPicks } from './picks.ts';
import { Room } from './room.ts';

const data: ClassData = JSON.parse(find(IDS.data).textContent ?? '');
const room = new Room(data);
attachTheme(room.say);
attachFilters(room);
attachPicks(room);
attachPaper(new MatrixView(room));
attachAbout(room);
