/** The terminal that programs are told of: what most terminals are when they open, and what programs assume unasked. */
export const SCREEN_COLUMNS = 80;
export const SCREEN_ROWS = 24;
