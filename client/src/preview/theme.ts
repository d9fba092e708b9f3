import type { Theme } from './display.ts';

const DARK = matchMedia('(prefers-color-scheme: dark)');
const PRINT = matchMedia('print');
const CONTRAST = matchMedia('(prefers-contrast: more)');

/** Puts the colours on the page, and keeps following the machine where it is to be followed. */
export function followTheme(theme: () => Theme): () => void {
  const apply = () => {
    document.documentElement.dataset.theme = resolved(theme());
  };
  DARK.addEventListener('change', apply);
  CONTRAST.addEventListener('change', apply);
  PRINT.addEventListener('change', apply);
  apply();
  return apply;
}

function resolved(theme: Theme): Exclude<Theme, 'system'> {
  // Paper is white.
  if (PRINT.matches) return theme.startsWith('contrast') ? 'contrast-light' : 'light';
  if (theme !== 'system') return theme;
  if (CONTRAST.matches) return DARK.matches ? 'contrast' : 'contrast-light';
  return DARK.matches ? 'dark' : 'light';
}
