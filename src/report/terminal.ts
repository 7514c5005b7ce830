import type { Lab } from '../model/lab.ts';
import type { CheckDocument } from '../model/result.ts';
import { nextCommands } from './next-commands.ts';
import { ReportPage, type ReportStyle } from './report-page.ts';
import { waitedFor } from './waited-for.ts';

/** The report that a student sees: the steps with their checks, why some fail, and the score. */
export function terminalReport(document: CheckDocument, lab: Lab, style: ReportStyle): string {
  const page = new ReportPage(style);
  const { colors } = page;
  page.addTitle(lab, document);
  for (const step of lab.steps) {
    const checks = document.checks.filter((check) => check.step === step.id);
    if (checks.length === 0) continue;
    page.add(colors.bold(step.title[style.language]));
    for (const check of checks)
      page.addExplained(check, waitedFor(check, document.checks, lab), document.verdict === 'pass');
  }
  page.add('');
  page.addVerdict(document);
  page.addCommands(nextCommands(document, style));
  page.addFooter(document, document.checks);
  return page.text();
}
