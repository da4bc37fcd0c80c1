/** `Örebro` → `orebro`: an id that people recognise, in lower-case ASCII with hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
