/** The folder, in the batch's, of pages for those who grade: they show what students' own pages do not. */
export const STAFF_PAGES = 'for-graders';

/** Where such a page lies. @param page the student's own */
export function staffPage(page: string): string {
  return page.replace(/^pages\//, `${STAFF_PAGES}/`);
}
