const byName: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ab|aktiebolag|aktiebolaget|hb|handelsbolag|kb|ltd|gmbh|inc)\b|\bbolag(?:et)?$/i, 'Company'],
  [/universitet|högskola|university|\binstitut\b|akademi/i, 'Academia-ScientificOrganisation'],
  [/\bkommun(?:en|s)?\b|municipality|\bstad\b|comune|commune/i, 'LocalAuthority'],
  [/\bregion(?:en)?\b|landsting/i, 'RegionalAuthority'],
  [
    /länsstyrelse|myndighet|\p{L}verket\b|styrelsen\b|\bstatens\b|\bsveriges\b|agency|ministry/iu,
    'NationalAuthority',
  ],
  [/förening|stiftelse|förbund|sällskap|association|foundation/i, 'NonProfitOrganisation'],
];

/** By the group of the organisation number: 212 municipalities, 232 regions, 202 state authorities. */
const byNumber: readonly (readonly [string, string])[] = [
  ['212', 'LocalAuthority'],
  ['232', 'RegionalAuthority'],
  ['222', 'RegionalAuthority'],
  ['202', 'NationalAuthority'],
  ['5', 'Company'],
  ['7', 'Company'],
  ['8', 'NonProfitOrganisation'],
  ['9', 'Company'],
];

/** The kind of publisher (adms:publishertype) that number and name point at; a municipality's source publishes for a local authority unless they say otherwise. */
export function agentTypeOf(name: string, organisationNumber: string | undefined): string {
  const numbered = byNumber.find(([start]) => organisationNumber?.startsWith(start) === true);
  if (numbered !== undefined) return numbered[1];
  return byName.find(([words]) => words.test(name))?.[1] ?? 'LocalAuthority';
}
