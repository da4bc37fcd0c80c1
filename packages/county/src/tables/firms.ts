import { withCheckDigit } from '../municipalities.ts';

/** A supplier that is a legal entity: invented but for public bodies. */
export interface Firm {
  readonly name: string;
  /** Ten digits; empty for a foreign firm. */
  readonly orgnr: string;
}

/** Numbers of series that have not been handed out. */
const firm = (name: string, nine: string): Firm => ({ name, orgnr: withCheckDigit(nine) });

/** Suppliers that every municipality buys from: what joins the ledgers. */
export const commonFirms: readonly Firm[] = [
  firm('Bergslagens Kontorsmateriel AB', '559990001'),
  firm('Närkes Livsmedelsgrossist AB', '559990002'),
  firm('Svealands Byggvaror Aktiebolag', '559990003'),
  firm('Tiveds Energi & Värme AB', '559990004'),
  firm('Hjälmarens Städ och Lokalvård AB', '559990005'),
  firm('Mellansvenska Bussbolaget AB', '559990006'),
  firm('Kilsbergens Fastighetsförvaltning och Entreprenad Aktiebolag', '559990007'),
  firm('Nerikes Datakonsult AB', '559990008'),
  firm('Bergslagens Bemanning och Rekrytering i Örebro Handelsbolag', '969990009'),
  firm('Garphytte Måleri & Golv AB', '559990010'),
  firm('Omsorgshuset i Bergslagen AB', '559990011'),
  firm('Stiftelsen Bergslagsskolan', '829990012'),
  firm('Lärandet i Mälardalen AB', '559990013'),
  firm('Svartåns Rör Ekonomisk förening', '769990014'),
  { name: 'Skatteverket', orgnr: '2021005448' },
  { name: 'Region Örebro län', orgnr: '2321000164' },
];

/** Suppliers of which each municipality has its share. */
export const localFirms: readonly Firm[] = [
  firm('Alby Åkeri AB', '559991001'),
  firm('Brunskogs El AB', '559991002'),
  firm('Dalkarlsbergs Gräv & Schakt AB', '559991003'),
  firm('Ervalla Trädgård AB', '559991004'),
  firm('Fellingsbro Bilservice AB', '559991005'),
  firm('Grythytte Mejeri AB', '559991006'),
  firm('Hidinge Snickeri AB', '559991007'),
  firm('Järnboås Skog AB', '559991008'),
  firm('Kvarntorps Plåt AB', '559991009'),
  firm('Lillåns Taxi AB', '559991010'),
  firm('Mullhyttans Bageri AB', '559991011'),
  firm('Nyhyttans Kyl & Frys AB', '559991012'),
  firm('Olshammars Hamn AB', '559991013'),
  firm('Pålsboda Skyltar AB', '559991014'),
  firm('Rockhammars Ventilation AB', '559991015'),
  firm('Sköllersta Lås & Larm AB', '559991016'),
  firm('Tysslinge Hyrmaskiner AB', '559991017'),
  firm('Vretstorps Tryckeri AB', '559991018'),
  firm('Zinkgruvans Konditori AB', '559991019'),
  firm('Åsbro Film & Foto AB', '559991020'),
  // Firms that bear a person's name, which none of the invented persons has.
  firm('Torsten Malmgren Åkeri AB', '559991026'),
  firm('Malmgren & Stålhammar Advokatbyrå Kommanditbolag', '969991027'),
  firm('Vera Stålhammar Handelsbolag', '969991028'),
  firm('Bygdegårdsföreningen Enigheten', '829991021'),
  firm('Hagaby Ryttarförening', '829991022'),
  firm('Hällabrottets Folkets Hus Förening', '829991023'),
  firm('Lanna Transport Kommanditbolag', '969991024'),
  firm('Bostadsrättsföreningen Loftet', '769991025'),
  { name: 'Nordlicht Spielgeräte GmbH', orgnr: '' },
  { name: 'Bright Learning Software Ltd', orgnr: '' },
  { name: 'Fjordkraft Løsninger A/S', orgnr: '' },
];

/** Firms that look alike and are not: joining any two is a mistake. */
export const lookalikes: readonly (readonly [Firm, Firm])[] = [
  [
    firm('D.N. Entreprenad i Bergslagen AB', '559992001'),
    firm('D.N. Entreprenad i Bergslagen Kommanditbolag', '969992002'),
  ],
  [firm('Hagaby Idrottsklubb', '829992003'), firm('Hagaby Idrottsklubb Fotbollssektionen', '829992004')],
  [
    firm('Mellansveriges Fastighetsutveckling Norra AB', '559992005'),
    firm('Mellansveriges Fastighetsutveckling Nora AB', '559992006'),
  ],
];

/** Length at which one widely used system cuts names. */
const cutLength = 35;

/** How people and systems write one firm's name; all of them mean the same firm. */
export const spellings = {
  asRegistered: ({ name }) => name,
  upperCase: ({ name }) => name.toUpperCase(),
  formInFull: ({ name }) => name.replace(/ AB$/, ' Aktiebolag'),
  cut: ({ name }) => name.slice(0, cutLength).trimEnd(),
  titleCase: ({ name }) =>
    name.toLowerCase().replaceAll(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase()),
  blanks: ({ name }) => `  ${name.replaceAll(' ', '  ')} `,
} as const satisfies Record<string, (firm: Firm) => string>;
export type Spelling = keyof typeof spellings;
