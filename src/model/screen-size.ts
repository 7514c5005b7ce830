/**
 * The size of the terminal that programs are told of: that of most terminals when they open, which programs assume
 * when they are told none.
 */
export const SCREEN_COLUMNS = 80;
export const SCREEN_ROWS = 24;
