import { sourceKinds } from '@lanskatalog/core';
import { acceptMove, forgetDiscovery, pinDiscovery } from '@lanskatalog/harvest';
import { z } from 'zod';
import { action } from '../action.ts';
import { described } from '../action-params.ts';
import { asResult, deciderOf } from '../changes.ts';
import { httpAddress, reasonParam, sourceParam } from '../params.ts';
import { refused } from '../refusals.ts';

export const pinDiscoveryAction = action({
  name: 'pin-discovery',
  title: { sv: 'Lås det funna', en: 'Pin the discovery' },
  summary: {
    sv: 'Källan läses hädanefter som det som hittades senast, eller som du anger, och letas inte igenom mer. Gäller från nästa skörd.',
    en: 'From now on the source is read as what was found last, or as you say, and is not looked through any more. Holds from the next harvest.',
  },
  role: 'operator',
  params: z.strictObject({
    source: sourceParam,
    kind: described(z.enum(sourceKinds).exactOptional(), {
      sv: 'Källans sort, om den ska vara en annan än den som hittades. Kräver en adress.',
      en: 'Kind of the source, where it is to be another than was found. Takes an address too.',
    }),
    url: described(httpAddress.exactOptional(), {
      sv: 'Adressen som ska läsas, tillsammans med sorten.',
      en: 'The address to read, together with the kind.',
    }),
    reason: reasonParam,
  }),
  async run({ source, kind, url, reason }, { deps, actor }) {
    if ((kind === undefined) !== (url === undefined)) return kindAndAddress;
    const choice = kind === undefined || url === undefined ? undefined : { kind, url };
    return asResult(await pinDiscovery(deps, { source, choice }, deciderOf(actor, reason)));
  },
});

const kindAndAddress = refused(
  400,
  { sv: 'Sort och adress hör ihop.', en: 'Kind and address go together.' },
  { sv: 'Ange båda, eller ingen av dem.', en: 'Give both, or neither.' },
);

export const forgetDiscoveryAction = action({
  name: 'forget-discovery',
  title: { sv: 'Leta på nytt', en: 'Look again' },
  summary: {
    sv: 'Det som låsts eller hittats räknas inte längre: nästa skörd letar igenom webbplatsen igen.',
    en: 'What is pinned or was found no longer counts: the next harvest looks through the site again.',
  },
  role: 'operator',
  params: z.strictObject({ source: sourceParam, reason: reasonParam }),
  run: async ({ source, reason }, { deps, actor }) =>
    asResult(await forgetDiscovery(deps, source, deciderOf(actor, reason))),
});

const uri = z.string().min(1).max(2000);

export const acceptMoveAction = action({
  name: 'accept-move',
  title: { sv: 'Godta flytten', en: 'Accept the move' },
  summary: {
    sv: 'Säger att två datamängder är en och samma som fått en ny URI: den gamla leder till den nya från och med nästa skörd.',
    en: 'Says that two datasets are one that got another URI: from the next harvest on the old one leads to the new one.',
  },
  role: 'operator',
  params: z.strictObject({
    source: sourceParam,
    from: described(uri, { sv: 'URI:n som datamängden hade.', en: 'URI that the dataset had.' }),
    to: described(uri, { sv: 'URI:n som den har nu.', en: 'URI that it has now.' }),
    reason: reasonParam,
  }),
  run: async ({ source, from, to, reason }, { deps, actor }) =>
    asResult(await acceptMove(deps, { source, from, to }, deciderOf(actor, reason))),
});
