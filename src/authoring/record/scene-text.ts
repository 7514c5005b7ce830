import { declaredValues, type RecordedScene, scenarioLines } from './recorded-scene.ts';

/** A scene as text for a lab file: declared values, scenarios, and a step with checks. */
export function sceneText(scene: RecordedScene): string {
  const declared = declaredValues(scene);
  const lines = [
    ...(declared.length > 0 ? [`values: { ${declared.join(', ')} }`] : []),
    'scenarios:',
    ...scenarioLines(scene).map((line) => `  ${line}`),
    ...(scene.step ? ['steps:', ...scene.step.lines.map((line) => `  ${line}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
