import type { Change } from '../edit.ts';
import { nodesOf, type Source, textOf } from '../source.ts';

/** Mistakes with labels that are missing or in the wrong place, and newlines that are missing or come twice. */
export function textChanges(source: Source): readonly Change[] {
  return [...labels(source), ...newlines(source)];
}

function labels(source: Source): readonly Change[] {
  return nodesOf(source, 'TemplateLiteral').flatMap(({ node }) => {
    // Each value, with its braces.
    const values = node.expressions.map((value, index) => ({
      from: node.quasis[index]?.end ?? 0,
      to: node.quasis[index + 1]?.start ?? 0,
      text: `\${${textOf(source, value)}}`,
    }));
    return [
      ...values.map((value) => ({ operator: 'label-drop', edits: [{ ...value, text: '' }] })),
      ...values.slice(1).flatMap((right, index): Change[] => {
        const left = values[index];
        if (!left) return [];
        return [
          {
            operator: 'label-swap',
            edits: [
              { ...left, text: right.text },
              { ...right, text: left.text },
            ],
          },
        ];
      }),
    ];
  });
}

function newlines(source: Source): readonly Change[] {
  const texts = [...nodesOf(source, 'StringLiteral'), ...nodesOf(source, 'TemplateElement')];
  return texts.flatMap(({ node, from, to }) => {
    const written = textOf(source, node);
    // A string includes its quotes, a piece of a template does not.
    const end = node.type === 'StringLiteral' ? to - 1 : to;
    const at = source.text.slice(from, end).endsWith('\\n') && !/\\\\n['"]?$/.test(written) ? end - 2 : null;
    return at === null
      ? []
      : [
          { operator: 'newline-drop', edits: [{ from: at, to: end, text: '' }] },
          { operator: 'newline-double', edits: [{ from: end, to: end, text: '\\n' }] },
        ];
  });
}
