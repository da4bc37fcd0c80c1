const frequency = 'http://publications.europa.eu/resource/authority/frequency/';

/** Repeating intervals of ISO 8601 that have a place in the EU's table of frequencies. */
const codes: Readonly<Record<string, string>> = {
  P10Y: 'OTHER',
  P4Y: 'OTHER',
  P3Y: 'TRIENNIAL',
  P2Y: 'BIENNIAL',
  P1Y: 'ANNUAL',
  P6M: 'ANNUAL_2',
  P4M: 'ANNUAL_3',
  P3M: 'QUARTERLY',
  P2M: 'BIMONTHLY',
  P1M: 'MONTHLY',
  'P0.5M': 'MONTHLY_2',
  'P0.33M': 'MONTHLY_3',
  P2W: 'BIWEEKLY',
  P1W: 'WEEKLY',
  P7D: 'WEEKLY',
  'P3.5D': 'WEEKLY_2',
  'P0.5W': 'WEEKLY_2',
  'P0.33W': 'WEEKLY_3',
  P1D: 'DAILY',
  PT12H: 'DAILY_2',
  PT1H: 'UPDATE_CONT',
  PT1S: 'CONT',
};

/** `R/P1Y` as a frequency; undefined where the text is no repeating interval that has one. */
export function frequencyOfInterval(text: string): string | undefined {
  const code = codes[/^R\d*\/(P[\dA-Z.]+)$/.exec(text.trim())?.[1] ?? ''];
  return code === undefined ? undefined : frequency + code;
}
