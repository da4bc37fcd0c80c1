import type { Lang } from '../view.ts';

/** What the groups of the municipalities' common account plan (Kommun-Bas) are about; they shift a little between editions. */
const groups: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  40: { sv: 'Anläggningar', en: 'Fixed assets' },
  41: { sv: 'Material till anläggning och underhåll', en: 'Material for works and upkeep' },
  45: { sv: 'Bidrag', en: 'Grants' },
  46: { sv: 'Köp av verksamhet', en: 'Bought services to citizens' },
  60: { sv: 'Hyror av lokal och mark', en: 'Rents of premises and land' },
  61: { sv: 'Fastighet', en: 'Property' },
  62: { sv: 'Bränsle och energi', en: 'Fuel and energy' },
  63: { sv: 'Hyra och leasing', en: 'Hire and leasing' },
  64: { sv: 'Förbrukning', en: 'Consumables' },
  65: { sv: 'Kontor och tryck', en: 'Office and print' },
  66: { sv: 'Reparation och underhåll', en: 'Repairs and upkeep' },
  68: { sv: 'Tele, it och post', en: 'Telephone, IT and post' },
  69: { sv: 'Fordon', en: 'Vehicles' },
  70: { sv: 'Transport och resor', en: 'Transport and travel' },
  71: { sv: 'Representation', en: 'Hospitality' },
  72: { sv: 'Annonser och information', en: 'Advertising and information' },
  73: { sv: 'Försäkring och risk', en: 'Insurance and risk' },
  74: { sv: 'Köpta tjänster', en: 'Bought services' },
  75: { sv: 'Inhyrd personal', en: 'Hired staff' },
  76: { sv: 'Diverse', en: 'Sundries' },
};

/** A group's number with what it is about, where that is known. */
export const accountGroupLabel = (lang: Lang, group: string): string => {
  const known = groups[group];
  return known === undefined ? group : `${group} ${known[lang]}`;
};
