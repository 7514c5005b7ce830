/** The page's own script and style, as `scripts/build.js` writes them to `dist/page.json`. */
export interface PageAssets {
  readonly script: string;
  /** `sha256-…` of the script; the page's policy allows this script only. */
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}
