/** Where the page of a group of look-alikes lies, from the batch's folder. @param number of the lab's groups, from 1 */
export function alikeFile(lab: string, number: number): string {
  return `alike/${lab}-${number}.html`;
}
