import type { ShownCause } from './shown-run.ts';

/** Problems by cause: what, how often, where, and what to do. */
export const causesText = (causes: readonly ShownCause[]): string =>
  causes
    .map(({ severity, code, count, title, remedy, examples }) => {
      const places = examples.map(({ en, sv }) => `    ${en ?? sv}`);
      const more = count > examples.length ? [`    … and ${count - examples.length} more`] : [];
      const head = `${severity.toUpperCase()} ${title.en ?? title.sv} (${code}, ${count})`;
      return `${[head, ...places, ...more, `  → ${remedy.en ?? remedy.sv}`].join('\n')}\n\n`;
    })
    .join('');
