import { IDS, type PageData } from '../page/data.ts';
import { attachChecks } from './check-buttons.ts';
import { Desk } from './desk.ts';
import { attachDetails } from './details-view.ts';
import { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import { attachKeyboard } from './keyboard.ts';
import { attachPointer } from './pointer.ts';
import { attachPrint } from './print-view.ts';
import { attachTable } from './table-view.ts';
import { attachTerminals } from './terminals-view.ts';
import { attachTheme } from './theme.ts';
import { attachTools } from './tools.ts';

const data: PageData = JSON.parse(find(IDS.data).textContent ?? '');
const desk = new Desk(data);
attachTheme(desk.say);
if (data.scenes.length > 0) {
  attachTools(desk);
  const view = new DiagramView(desk);
  attachKeyboard(desk, view);
  attachPointer(desk, view);
  attachDetails(desk);
  attachTerminals(desk);
  attachTable(desk);
  attachChecks(desk);
  attachPrint(desk);
  goTo(desk);
  window.addEventListener('hashchange', () => goTo(desk));
}

/** Where the page's address leads: `#check=turns.order`, `#run=conversation&n=41`; without, to the first failure. */
function goTo(desk: Desk): void {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const check = wanted.get('check');
  const n = Number(wanted.get('n') ?? Number.NaN);
  if (check !== null) desk.chooseCheck(check);
  else if (Number.isInteger(n)) desk.chooseRecord(wanted.get('run'), n);
  else {
    const run = desk.index.scene.run;
    const failed = data.checks.find((one) => one.status === 'fail' && one.run === run);
    if (failed && desk.store.state.row === null) desk.chooseCheck(failed.id);
  }
}
