import type { LocalisedText } from '@lanskatalog/core';
import type { TableKind } from './columns.ts';

/** What is said of a regional table in its descriptions. */
export interface TableTexts {
  readonly title: Required<LocalisedText>;
  readonly description: Required<LocalisedText>;
  readonly keywords: { readonly sv: readonly string[]; readonly en: readonly string[] };
  /** Codes of the EU data themes. */
  readonly themes: readonly string[];
  /** National specification of the columns, where there is one. */
  readonly conformsTo?: string;
}

export const tableTexts: Readonly<Record<TableKind, TableTexts>> = {
  ledger: {
    title: { sv: 'Leverantörsreskontra i länet', en: 'Supplier ledger of the county' },
    description: {
      sv: 'Kommunernas inköp, en rad per kontering, i samma form för hela länet. Belopp är utan moms där källan anger det. Personer är maskerade med beloppet kvar, och känsliga verksamheter redovisas som summor; kolumnen maskerad säger vilken regel som gällde. Täckningstabellen visar vad som saknas per kommun och månad.',
      en: 'Purchases of the municipalities, one row per posting, in the same form for the whole county. Amounts are without VAT where the source says so. Persons are masked and their amounts kept, and sensitive services are given as sums; the column maskerad names the rule. The coverage table shows what is missing by municipality and month.',
    },
    keywords: {
      sv: ['leverantörsreskontra', 'inköp', 'leverantör', 'faktura', 'upphandling'],
      en: ['supplier ledger', 'spending', 'supplier', 'invoice', 'procurement'],
    },
    themes: ['GOVE', 'ECON'],
    conformsTo: 'https://lankadedata.se/spec/leverantorsreskontra',
  },
  schools: {
    title: { sv: 'Skolor och förskolor i länet', en: 'Schools and preschools of the county' },
    description: {
      sv: 'Skolor och förskolor med skolenhetskod, huvudman, adress och läge, sammanförda från kommunernas listor. Uppgifter om enskilda personer är borttagna.',
      en: 'Schools and preschools with school unit code, operator, address and position, brought together from the lists of the municipalities. Data on individuals are removed.',
    },
    keywords: {
      sv: ['skola', 'förskola', 'utbildning', 'skolenhet'],
      en: ['school', 'preschool', 'education'],
    },
    themes: ['EDUC'],
  },
  'care-homes': {
    title: { sv: 'Äldreboenden i länet', en: 'Homes for the elderly in the county' },
    description: {
      sv: 'Särskilda boenden för äldre med utförare, adress, platser och läge, sammanförda från kommunernas listor. Uppgifter om enskilda personer är borttagna.',
      en: 'Homes for the elderly with operator, address, places and position, brought together from the lists of the municipalities. Data on individuals are removed.',
    },
    keywords: { sv: ['äldreboende', 'särskilt boende', 'äldreomsorg'], en: ['care home', 'elderly care'] },
    themes: ['HEAL', 'SOCI'],
  },
};

const formatNames = {
  csv: { sv: 'CSV', en: 'CSV' },
  parquet: { sv: 'Parquet', en: 'Parquet' },
  json: { sv: 'JSON-API', en: 'JSON API' },
} as const;

export const distributionTitle = (
  format: keyof typeof formatNames,
  title: string,
  lang: 'sv' | 'en',
): string => `${title}, ${formatNames[format][lang]}`;

export const distributionDescriptions = {
  csv: {
    sv: 'En fil i den nationella formen: UTF-8, kommatecken mellan fälten, decimalpunkt och ISO-datum. Celler kan inte starta formler i kalkylprogram.',
    en: 'One file in the national form: UTF-8, commas between fields, decimal points and ISO dates. Cells cannot start formulas in a spreadsheet.',
  },
  parquet: {
    sv: 'En kolumnfil med typade värden för analysverktyg.',
    en: 'A columnar file with typed values for tools of analysis.',
  },
  json: {
    sv: 'Rader som JSON med filter, sortering, sidor och summor. Belopp är decimaltal som text.',
    en: 'Rows as JSON with filters, sorting, pages and sums. Amounts are decimal numbers as text.',
  },
} as const;

export const provenanceText: Required<LocalisedText> = {
  sv: 'Sammanställd av regionen ur kommunernas datamängder, som anges som källor. Värden är tolkade till en gemensam form, personuppgifter är maskerade och ingen rad är utelämnad i det tysta.',
  en: 'Compiled by the region from the datasets of the municipalities, which are given as sources. Values are read into one form, personal data are masked and no row is left out silently.',
};
