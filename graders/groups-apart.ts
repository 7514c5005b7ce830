import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import { fillIn } from '../src/model/template.ts';
import { type Told, toldTo } from './lib/told-groups.ts';
import { fail, inconclusive, pass } from './lib/verdicts.ts';

/** Each multicast group that somebody is told of has an address of its own, and keeps it. */
export const groupsApart: Grader = {
  params: { to: 'roles', parts: 'parts', lines: 'lines' },
  grade: (trace, { params }) => {
    const roles = listParam(params.to);
    const known = new Map<string, { readonly line: string; readonly told: Told }>();
    const addresses = new Map<string, Told>();
    for (const written of listParam(params.lines)) {
      const line = fillIn(written, trace.run.values ?? {});
      if (line === null) return inconclusive(message('inconclusive.no-values'));
      const all = roles.flatMap((role) => toldTo(trace, role, line)).sort((one, other) => one.n - other.n);
      for (const told of all) {
        if (told.place === null) continue;
        const { address } = told.place;
        const first = addresses.get(line);
        const owner = known.get(address);
        const about = { text: line, address };
        if (first?.place && first.place.address !== address)
          return fail('group-address-changes', {
            expected: message('expected.group-kept', { text: line, address: first.place.address }),
            actual: message('actual.told', { seen: told.text }),
            evidence: [first.n, told.n],
            params: about,
          });
        if (owner && owner.line !== line)
          return fail('shared-group-address', {
            expected: message('expected.groups-apart', { text: owner.line, second: line }),
            actual: message('actual.told-both', { seen: owner.told.text, second: told.text }),
            evidence: [owner.told.n, told.n],
            params: about,
          });
        addresses.set(line, told);
        known.set(address, { line, told });
      }
    }
    const told = [...addresses.values()];
    return told.length === listParam(params.lines).length
      ? pass(told.map(({ n }) => n))
      : inconclusive(message('inconclusive.groups-not-told'));
  },
};
