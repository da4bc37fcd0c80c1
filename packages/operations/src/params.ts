import { z } from 'zod';
import { described, longText } from './action-params.ts';

/** Which source an action is about. */
export const sourceParam = described(z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/), {
  sv: 'Källans id, som översikten visar det.',
  en: 'Id of the source, as the overview shows it.',
});

export const reasonParam = described(z.string().max(500).exactOptional(), {
  sv: 'Varför, för den som läser loggen senare.',
  en: 'Why, for whoever reads the log later.',
});

export const runParam = described(z.string().regex(/^[\w.:-]{1,200}$/), {
  sv: 'Körningens id, som källans sida visar det.',
  en: 'Id of the run, as the page of the source shows it.',
});

export const httpAddress = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s/]+/);

/** Longer than any source that a person writes. */
const longestSource = 20_000;

export const sourceTextParam = described(longText(longestSource), {
  sv: 'Källan som den skulle stå i konfigurationsfilen, i YAML eller JSON: kommun, adress och vad mer som behövs.',
  en: 'The source as it would stand in the configuration file, in YAML or JSON: municipality, address and whatever else it takes.',
});
