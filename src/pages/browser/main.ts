import { IDS, type PageData } from '../conversation/data.ts';
import { attachChecks } from './check-buttons.ts';
import { attachDetails } from './details-view.ts';
import { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import { attachKeyboard } from './keyboard.ts';
import { PageController } from './page-controller.ts';
import { attachPointer } from './pointer.ts';
import { attachPrint } from './print-view.ts';
import { attachTable } from './table-view.ts';
import { attachTerminals } from './terminals-view.ts';
import { attachTheme } from './theme.ts';
import { attachTools } from './tools.ts';

const data: PageData = JSON.parse(find(IDS.data).textContent ?? '');
const controller = new PageController(data);
attachTheme(controller.say);
if (data.scenes.length > 0) {
  attachTools(controller);
  const view = new DiagramView(controller);
  attachKeyboard(controller, view);
  attachPointer(controller, view);
  attachDetails(controller);
  attachTerminals(controller);
  attachTable(controller);
  attachChecks(controller);
  attachPrint(controller);
  goTo(controller);
  window.addEventListener('hashchange', () => goTo(controller));
}

/**
 * Follows the page's address: `#check=turns.order`, `#run=conversation&n=41`; without either, shows the first failure.
 */
function goTo(controller: PageController): void {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const check = wanted.get('check');
  const n = Number(wanted.get('n') ?? Number.NaN);
  if (check !== null) controller.chooseCheck(check);
  else if (Number.isInteger(n)) controller.chooseRecord(wanted.get('run'), n);
  else {
    const run = controller.index.scene.run;
    const failed = data.checks.find((one) => one.status === 'fail' && one.run === run);
    if (failed && controller.store.state.row === null) controller.chooseCheck(failed.id);
  }
}
