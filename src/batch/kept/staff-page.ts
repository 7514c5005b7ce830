/** The folder of pages that show whoever grades what students' own pages do not, in the batch's. */
export const STAFF_PAGES = 'for-graders';

/** Where such a page lies. @param page the student's own */
export function staffPage(page: string): string {
  return page.replace(/^pages\//, `${STAFF_PAGES}/`);
}
