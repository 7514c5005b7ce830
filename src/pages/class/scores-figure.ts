import { type Html, html } from '../conversation/html.ts';
import type { LabData } from './class-data.ts';
import type { ClassWord } from './class-words.ts';
import { type Distribution, distributionOf } from './distribution.ts';

const [WIDTH, HEIGHT, GAP] = [22, 70, 3];

/** The distribution of each lab's scores, as a figure and in words. */
export function scoresFigure(labs: readonly LabData[], word: ClassWord): Html {
  return html`<section class="scores" aria-labelledby="scores-title"><h2 id="scores-title">${word('scores')}</h2>
<div class="figures" tabindex="0" role="group" aria-labelledby="scores-title">
${labs.map((lab) => figure(lab, labs.length > 1, word))}</div></section>`;
}

function figure(lab: LabData, isOneOfSeveral: boolean, word: ClassWord): Html {
  const distribution = distributionOf(lab);
  if (!distribution) return html`<p class="remark">${word('no-scores', { lab: lab.title })}</p>`;
  const { mean, median, marks } = distribution;
  const { pass } = lab;
  const numbers = { mean: mean.toFixed(1), median: median.toFixed(1), max: lab.maxScore ?? 0, marks };
  return html`<figure><figcaption>${isOneOfSeveral ? html`<span class="caption-lab">${lab.title}</span> ` : null}${word('mean', numbers)}${pass === null ? null : `; ${word('passed', { ...pass })}`}</figcaption>
${bars(distribution, word)}</figure>`;
}

function bars({ bins }: Distribution, word: ClassWord): Html {
  const most = Math.max(...bins);
  const label = (bin: number, count: number): string =>
    bin === bins.length - 1
      ? word('bin-all', { count })
      : word('bin', { from: bin * 10, to: bin * 10 + 9, count });
  const columns = bins.map((count, bin) => {
    // High enough for a few students among thousands to be visible.
    const height = count === 0 ? 0 : Math.max(1.5, (HEIGHT * count) / most);
    return html`<g transform="translate(${bin * WIDTH} 12)"><title>${label(bin, count)}</title>
<rect x="${GAP / 2}" y="${HEIGHT - height}" width="${WIDTH - GAP}" height="${height}" rx="1.5"/>
${count === 0 ? null : html`<text class="number" x="${WIDTH / 2}" y="${HEIGHT - height - 3}">${count}</text>`}
<text x="${WIDTH / 2}" y="${HEIGHT + 12}">${bin * 10}</text></g>
`;
  });
  const width = bins.length * WIDTH;
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT + 28}" role="img" aria-label="${bins
    .map((count, bin) => label(bin, count))
    .join('; ')}">
<line x1="0" x2="${width}" y1="${HEIGHT + 12}" y2="${HEIGHT + 12}"/>${columns}</svg>`;
}
