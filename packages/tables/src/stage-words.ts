import type { AsideReason } from './clean-row.ts';
import type { QuarantineReason } from './columns.ts';
import type { ForeignFormat } from './read-format.ts';

interface Words {
  readonly sv: string;
  readonly en: string;
}

type Params = Readonly<Record<string, string>>;

/** A word of ours in both languages, as the params `<name>Sv` and `<name>En` of a problem. */
export const inBoth = (name: string, words: Words): Params => ({
  [`${name}Sv`]: words.sv,
  [`${name}En`]: words.en,
});

export const foreignWords: Readonly<Record<ForeignFormat | 'no-columns', Words>> = {
  empty: { sv: 'tom', en: 'empty' },
  html: { sv: 'en webbsida', en: 'a web page' },
  rdf: { sv: 'en beskrivning i RDF', en: 'a description in RDF' },
  pdf: { sv: 'en PDF', en: 'a PDF' },
  'old-excel': {
    sv: 'en Excelfil i det gamla formatet (.xls) eller med lösenord',
    en: 'a workbook in the old format (.xls) or with a password',
  },
  binary: { sv: 'en binär fil', en: 'a binary file' },
  'no-columns': { sv: 'text utan kolumner', en: 'text without columns' },
};

export const archiveWords: Readonly<Record<'too-large' | 'encrypted' | 'nested', Words>> = {
  'too-large': { sv: 'för stort uppackat', en: 'too large when unpacked' },
  encrypted: { sv: 'skyddat med lösenord', en: 'protected by a password' },
  nested: { sv: 'ett arkiv i ett arkiv', en: 'an archive inside an archive' },
};

export const asideWords: Readonly<Record<AsideReason, Words>> = {
  blank: { sv: 'tomma rader', en: 'blank rows' },
  'repeated-header': { sv: 'upprepade rubriker', en: 'repeated headers' },
  total: { sv: 'summarader', en: 'totals' },
  note: { sv: 'noter', en: 'notes' },
  'other-kind': { sv: 'annat än det tabellen gäller', en: 'something else than the table is about' },
  'other-municipality': { sv: 'andra kommuner', en: 'other municipalities' },
};

export const quarantineWords: Readonly<Record<QuarantineReason, Words>> = {
  'amount-missing': { sv: 'beloppet saknas', en: 'the amount is missing' },
  'amount-not-understood': { sv: 'inget belopp', en: 'no amount' },
  'date-not-understood': { sv: 'inget datum', en: 'no date' },
  'cells-misplaced': { sv: 'cellerna ligger fel', en: 'cells out of place' },
  'name-missing': { sv: 'namnet saknas', en: 'the name is missing' },
  'coordinate-not-understood': { sv: 'ingen koordinat', en: 'no coordinate' },
  'value-not-understood': { sv: 'ingen giltig uppgift', en: 'no valid value' },
};

export const mappingWords: Readonly<Record<'columns-missing' | 'other-register' | 'other-table', Words>> = {
  'columns-missing': { sv: 'nödvändiga kolumner saknas', en: 'necessary columns are missing' },
  'other-register': {
    sv: 'kolumnerna hör till ett annat register',
    en: 'the columns belong to another register',
  },
  'other-table': { sv: 'den delen är en annan tabell', en: 'that part is another table' },
};
