/**
 * The variable that has a program's runtime wait for its cue, a byte on its keyboard, before it looks at anything of
 * the student's. The runtime takes it out of the environment.
 */
export const CUE = 'GILIRAN_CUE';
