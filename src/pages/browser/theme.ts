import { IDS } from '../conversation/data.ts';
import { find } from './dom.ts';

/** The switch between light and dark; until it is used, the system's setting counts. */
export function attachTheme(say: (id: 'dark' | 'light') => string): void {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const control = find(IDS.theme);
  const isDark = (): boolean => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const label = (): void => {
    control.textContent = isDark() ? `☀ ${say('light')}` : `☾ ${say('dark')}`;
  };
  control.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    label();
  });
  system.addEventListener('change', label);
  label();
}
