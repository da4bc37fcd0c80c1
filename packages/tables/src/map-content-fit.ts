import type { ColumnContent } from './map-content.ts';

/** How well a column's values suit a target, 0–1. Names lie: `Expenditure Code` may hold words (domain 6). */
type Fit = (content: ColumnContent) => number;

const atLeast =
  (kind: 'amount' | 'date' | 'count' | 'letters' | 'postcode', share: number): Fit =>
  (content) =>
    content[kind] >= share ? 1 : 0;

/** An organisation number, an internal number, masks; not names. */
const idNumber: Fit = ({ code, letters, url }) => (url > 0.5 ? 0 : code < 0.5 && letters > 0.5 ? 0.2 : 1);
const numberOrAccount: Fit = ({ code, accountText, letters }) =>
  accountText > 0.5 || code > 0.5 ? 1 : letters > 0.5 ? 0 : 0.7;
const name: Fit = ({ letters, distinct, date }) => (date > 0.9 ? 0 : letters < 0.2 && distinct > 3 ? 0.4 : 1);
const words: Fit = ({ letters }) => (letters < 0.2 ? 0.3 : 1);
const point: Fit = ({ degrees, metres, amount }) =>
  degrees > 0.3 || metres > 0.3 ? 1 : amount > 0.5 ? 0.5 : 0;

const fits: Readonly<Record<string, Fit>> = {
  belopp: atLeast('amount', 0.5),
  datum: atLeast('date', 0.5),
  uppdaterad: atLeast('date', 0.5),
  period: atLeast('date', 0.5),
  ar: ({ digits, date }) => (digits > 0.8 && date > 0.8 ? 1 : 0),
  kopare_id: idNumber,
  leverantor_id: idNumber,
  huvudman_id: idNumber,
  konto_nr: numberOrAccount,
  konto_text: atLeast('letters', 0.3),
  leverantor: name,
  namn: name,
  kopare: words,
  forvaltning: words,
  skolform: words,
  grund: words,
  elever: atLeast('count', 0.5),
  platser: atLeast('count', 0.5),
  kommun_id: ({ municipality }) => (municipality > 0.8 ? 1 : 0),
  postnummer: atLeast('postcode', 0.5),
  skolenhetskod: ({ schoolCode }) => (schoolCode > 0.5 ? 1 : 0),
  adress: words,
  ort: words,
  lat: point,
  lon: point,
  nord: point,
  ost: point,
};

/** 1 where nothing speaks against the target, 0 where the values can't mean it. An empty column can mean anything. */
export const suits = (target: string, content: ColumnContent): number =>
  content.filled === 0 ? 0.9 : (fits[target]?.(content) ?? 1);
