import { bilingual } from '../bilingual.ts';
import type { Finding } from '../finding.ts';

/** No rule over what is stored can say that the store can't be read, so this one is told from a process's own memory. */
export const storeAway = ({
  since,
  reason,
}: {
  readonly since: string;
  readonly reason: string;
}): Finding => ({
  rule: 'store-away',
  subject: 'store',
  since,
  title: bilingual(({ say }) => say('Datalagret kan inte läsas', 'The store cannot be read')),
  happened: bilingual(({ say }) =>
    say(
      `Databasen eller disken med alla uppgifter svarar inte som den ska: ${reason}.`,
      `The database, or the disk with all data, does not answer as it should: ${reason}.`,
    ),
  ),
  works: bilingual(({ say }) =>
    say(
      'Webbplatsen visar den senaste utgåvan ur sin egen kopia. Inget nytt hämtas och ingen kan göra ändringar.',
      'The website shows the latest release from a copy of its own. Nothing new is harvested, and nobody can change anything.',
    ),
  ),
  remedy: bilingual(({ say }) =>
    say(
      'Starta MongoDB (docker compose up -d mongo), eller se efter att disken finns och inte är full. Sedan går allt vidare av sig självt.',
      'Start MongoDB (docker compose up -d mongo), or see that the disk is there and not full. Then all goes on by itself.',
    ),
  ),
  path: '/operator',
});
