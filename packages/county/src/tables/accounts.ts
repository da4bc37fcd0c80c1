/** Accounts in the manner of Kommun-Bas: the first digit is the class, the first two the group. */
export interface Account {
  readonly number: string;
  readonly text: string;
}

const account = (number: string, text: string): Account => ({ number, text });

export const accounts: readonly Account[] = [
  account('46310', 'Köp av huvudverksamhet'),
  account('60110', 'Lokalhyror'),
  account('61210', 'Underhåll av fastighet'),
  account('62100', 'Elkraft'),
  account('62400', 'Fjärrvärme'),
  account('63210', 'Leasing av fordon'),
  account('64110', 'Förbrukningsinventarier'),
  account('64510', 'Livsmedel'),
  account('65110', 'Kontorsmateriel'),
  account('66210', 'Reparation av maskiner'),
  account('68110', 'Telefoni'),
  account('69150', 'Drivmedel'),
  account('70310', 'Skolskjuts'),
  account('72110', 'Annonsering'),
  account('74310', 'Konsulttjänster'),
  account('74510', 'Städning'),
  account('75110', 'Inhyrd personal'),
  account('76230', 'Kurser och konferenser'),
];

export const units = [
  'Kommunledningsförvaltningen',
  'Barn- och utbildningsförvaltningen',
  'Samhällsbyggnadsförvaltningen',
  'Kultur- och fritidsförvaltningen',
  'Tekniska förvaltningen',
] as const;

/** A unit where an amount can point at a person even without a name. */
export const sensitiveUnit = 'Socialförvaltningen';
