import { type CheckPlace, NO_FILTER } from '../../class/choose-students.ts';
import { CLASS_IDS, STATES } from '../../class/class-data.ts';
import { tallyCauses } from '../../class/tally.ts';
import { element, find } from '../dom.ts';
import type { PageState } from './page-state.ts';

/** The bar above the table that chooses which students to show. */
export function attachFilters(page: PageState): void {
  const { index, say, store } = page;
  const search = find(CLASS_IDS.search);
  if (search instanceof HTMLInputElement) {
    search.addEventListener('input', () => page.narrow({ text: search.value }));
    store.watch(({ filter }) => {
      if (search.value !== filter.text) search.value = filter.text;
    });
  }
  const states = STATES.map((state) => element('option', { value: state }, say(`state-${state}`)));
  attachSelect(page, CLASS_IDS.state, states, {
    read: (value) => ({ state: STATES.find((state) => state === value) ?? null }),
    show: ({ state }) => state ?? '',
  });
  const causes = tallyCauses(index).map(({ cause }) =>
    element('option', { value: cause }, index.wordsOf(cause) ?? ''),
  );
  attachSelect(page, CLASS_IDS.cause, causes, {
    read: (value) => ({ cause: value === '' ? null : Number(value) }),
    show: ({ cause }) => String(cause ?? ''),
  });
  attachSelect(page, CLASS_IDS.check, checkOptions(page), {
    read: (value) => ({ check: value === '' ? null : placeOf(value) }),
    show: ({ check }) => (check === null ? '' : `${check.lab} ${check.check}`),
  });
  find(CLASS_IDS.clear).addEventListener('click', () => store.set({ filter: NO_FILTER }));
  store.watch(({ filter }) => {
    const params = { shown: page.chosen.length, count: index.count };
    find(CLASS_IDS.count).textContent = say('count', params);
    find(CLASS_IDS.clear).toggleAttribute(
      'disabled',
      filter.text === '' && filter.state === null && filter.cause === null && filter.check === null,
    );
  });
}

type Filtered = PageState['store']['state']['filter'];

/** Translates between a choice and the filter. */
interface Meaning {
  readonly read: (value: string) => Partial<Filtered>;
  readonly show: (filter: Filtered) => string;
}

function attachSelect(page: PageState, id: string, options: readonly Node[], { read, show }: Meaning): void {
  const select = find(id);
  if (!(select instanceof HTMLSelectElement)) return;
  select.append(...options);
  select.addEventListener('change', () => page.narrow(read(select.value)));
  page.store.watch(({ filter }) => {
    select.value = show(filter);
  });
}

function checkOptions({ index }: PageState): readonly Node[] {
  return index.table.labs.map((lab, at) =>
    element(
      'optgroup',
      { label: lab.title },
      ...lab.checks.map(({ title }, check) => element('option', { value: `${at} ${check}` }, title)),
    ),
  );
}

function placeOf(value: string): CheckPlace {
  const [lab = 0, check = 0] = value.split(' ').map(Number);
  return { lab, check };
}
