/**
 * The file in which giliran keeps a student's progress, beside their programs; what it is written by way of begins so
 * too.
 */
export const PROGRESS_NAME = '.giliran-progress.json';
