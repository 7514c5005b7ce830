/** What a submission's own manifest is called. */
export const MANIFEST = 'giliran.yaml';
