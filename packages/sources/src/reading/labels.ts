/** What the words before a colon, in a first column or over a column say of the value. */
export type Label =
  | 'title'
  | 'description'
  | 'address'
  | 'contact'
  | 'publisher'
  | 'frequency'
  | 'modified'
  | 'issued'
  | 'license'
  | 'format'
  | 'limits'
  | 'quality'
  | 'keywords'
  | 'theme'
  | 'spatial'
  | 'temporal';

/** Headings of the /psidata recommendation (Namn, Beskrivning, Adress, …), and what editors write in their place. */
const words: Readonly<Record<Label, RegExp>> = {
  title:
    /^(?:namn(?: på .*)?|titel|rubrik|data(?:mängd|set|källa)(?:ens namn)?|datamängder|data|källa|name|title|dataset)$/,
  description: /^(?:(?:kort )?beskrivning.*|innehåll|om data(?:mängden|t)?|förklaring|description)$/,
  address:
    /^(?:(?:webb|länk|internet)?adress(?:er)?|länk(?:ar)?(?: till .*)?|url|nedladdning(?:slänk)?|ladda (?:ner|ned).*|hämta.*|fil(?:er|namn)?|tillgång(?: till data)?|api|download|link)$/,
  contact: /^(?:kontakt(?:person(?:er)?|uppgifter|information|väg)?|e-?post(?:adress)?|frågor|contact)$/,
  publisher:
    /^(?:utgivare|(?:informations|data)?ägare|informationsansvarig|ansvarig(?: (?:förvaltning|nämnd|enhet|verksamhet|organisation))?|förvaltning|verksamhet|nämnd|publisher|owner)$/,
  frequency:
    /^(?:uppdater(?:as|ing|ingar|ingsfrekvens|ingsintervall|ingsperiod)|hur ofta.*|frekvens|periodicitet|intervall|update frequency|updates)$/,
  modified:
    /^(?:senast (?:uppdatera[dt]|ändra[dt])|uppdatera(?:d|des)|ändrad|modified|updated|last updated)$/,
  issued: /^(?:publicera(?:d|des)|publiceringsdatum|först publicerad|issued|published)$/,
  license:
    /^(?:licens(?:er)?|(?:användnings|nyttjande|licens)?villkor(?: för .*)?|rättigheter|licen[cs]e|terms)$/,
  format: /^(?:(?:fil|data)?format|filtyp(?:er)?|filformat och .*|format och storlek|type)$/,
  limits: /^(?:begränsning(?:ar)?|sekretess|personuppgifter|avgift(?:er)?|limitations)$/,
  quality: /^(?:(?:data)?kvalitet|öppenhet(?:sgrad)?|quality)$/,
  keywords: /^(?:nyckelord|ämnesord|taggar|sökord|keywords)$/,
  theme: /^(?:kategori(?:er)?|ämne(?:n|sområde)?|tema|område|category|theme)$/,
  spatial: /^(?:geografisk(?:t|a) (?:område|täckning|avgränsning)|plats|geografi|täckning)$/,
  temporal: /^(?:tidsperiod|period|tidsomfattning|avser)$/,
};

const entries = Object.entries(words) as [Label, RegExp][];

export function labelOf(text: string): Label | undefined {
  const plain = text
    .replace(/\s*\(.*\)\s*$/, '')
    .replace(/[:：?\s]+$/, '')
    .trim()
    .toLowerCase();
  return plain.length > 60 ? undefined : entries.find(([, pattern]) => pattern.test(plain))?.[0];
}

export interface LabelledText {
  readonly label: Label;
  readonly value: string;
}

/** Sentences that say what a label would. */
const sentences: readonly (readonly [RegExp, Label])[] = [
  [/^(?:.*\b)?uppdateras\s+(?:en gång )?((?!av\b|när\b|på\b)[^,.;:]+)[.;]?$/i, 'frequency'],
  [/^(?:.*\b)?(?:senast )?uppdatera(?:d|des)(?: den)? (\d{4}-\d{2}-\d{2})[.;)]?$/i, 'modified'],
];

/** `Format: CSV`, or a sentence such as `uppdateras varje vecka`; a colon is what makes words a label. */
export function labelledText(line: string): LabelledText | undefined {
  const [, before = '', value = ''] = /^([^:：]{2,60}?)\s*[:：]\s*(.*)$/.exec(line) ?? [];
  const label = labelOf(before);
  if (label !== undefined) return { label, value: value.trim() };
  for (const [pattern, meant] of sentences) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return { label: meant, value: found.trim() };
  }
  return undefined;
}
