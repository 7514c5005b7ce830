/**
 * The path of the page of a group of look-alikes, relative to the batch's folder. @param number of the group in its
 * lab, from 1
 */
export function alikeFile(lab: string, number: number): string {
  return `alike/${lab}-${number}.html`;
}
