/** The page's own script and style, as `scripts/build.js` leaves them in `dist/page.json`. */
export interface PageAssets {
  readonly script: string;
  /** `sha256-…` of the script, which the page's policy allows by it. */
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}
