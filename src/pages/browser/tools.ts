import { IDS } from '../conversation/data.ts';
import { button, element, find } from './dom.ts';
import type { PageController } from './page-controller.ts';
import { zoomBack, zoomBy } from './zoom.ts';

/** The bar above the diagram: which scene to show, in which form, and how large. */
export function attachTools(controller: PageController): void {
  attachScenes(controller);
  attachViews(controller);
  const { say, store } = controller;
  const size = button(
    '100 %',
    { class: 'tool', 'aria-label': say('original-size'), title: say('original-size') },
    () => zoomBack(store),
  );
  find(IDS.tools).append(
    button('−', { class: 'tool', 'aria-label': say('smaller'), title: say('smaller') }, () =>
      zoomBy(store, -1),
    ),
    size,
    button('+', { class: 'tool', 'aria-label': say('larger'), title: say('larger') }, () => zoomBy(store, 1)),
  );
  store.watch(({ zoom, view }) => {
    size.textContent = `${Math.round(zoom * 100)} %`;
    find(IDS.tools).hidden = view === 'table';
  });
}

function attachScenes(controller: PageController): void {
  const scenes = find(IDS.scenes);
  if (!(scenes instanceof HTMLSelectElement)) return;
  scenes.append(
    ...controller.data.scenes.map(({ run, about }, index) =>
      element('option', { value: index }, `${run} · ${about}`),
    ),
  );
  scenes.addEventListener('change', () => controller.chooseScene(Number(scenes.value)));
  controller.store.watch(({ scene }) => {
    scenes.value = String(scene);
    // The closed list may cut a long name, so the tip shows it whole.
    scenes.title = scenes.selectedOptions[0]?.label ?? '';
  });
}

function attachViews({ say, store }: PageController): void {
  const buttons = (['diagram', 'table'] as const).map((view) => ({
    view,
    node: button(say(view), { class: 'tool', 'aria-pressed': 'false' }, () => store.set({ view })),
  }));
  find(IDS.views).append(...buttons.map(({ node }) => node));
  store.watch((state) => {
    for (const { view, node } of buttons) node.setAttribute('aria-pressed', String(view === state.view));
  });
}
