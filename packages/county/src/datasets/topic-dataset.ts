import { municipalitiesOfCounty, type CountyMunicipality } from '../municipalities.ts';
import { randomFor, uuidFor } from '../random.ts';
import type { Topic } from '../topics/topic.ts';
import { topics } from '../topics/topics.ts';
import type { PublishedDataset } from './published-dataset.ts';
import { topicDistributions } from './topic-files.ts';

/** A municipality's topics in the order in which it publishes them; its own for each seed. */
export const topicOrder = (municipality: CountyMunicipality, seed: number): Topic[] =>
  randomFor(seed, municipality.code, 'topics').shuffle(topics);

interface TopicDatasetOptions {
  readonly municipality: CountyMunicipality;
  readonly seed: number;
  /** Counts up where a municipality publishes more datasets than there are topics; 0 for the first round. */
  readonly round: number;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

export function topicDataset(
  topic: Topic,
  { municipality, seed, round }: TopicDatasetOptions,
): PublishedDataset {
  const { code, officialName } = municipality;
  const { keywords, theme, frequency } = topic;
  const key = round === 0 ? topic.slug : `${topic.slug}-${round + 1}`;
  const random = randomFor(seed, code, key);
  const issuedYear = random.whole(2014, 2024);
  const part = round === 0 ? { sv: '', en: '' } : { sv: `, del ${round + 1}`, en: `, part ${round + 1}` };
  return {
    key,
    keywords,
    theme,
    frequency,
    title: { sv: topic.title.sv + part.sv, en: topic.title.en + part.en },
    description: {
      sv: `${topic.description.sv} Uppgifterna gäller ${officialName}.`,
      en: `${topic.description.en} The data is about ${officialName}.`,
    },
    issued: `${issuedYear}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`,
    modified: `${random.whole(issuedYear + 1, 2026)}-${twoDigits(random.whole(1, 9))}-${twoDigits(random.whole(1, 28))}`,
    identifier: uuidFor(seed, code, key),
    distributions: topicDistributions(topic, { municipality, seed, key }),
  };
}

/** One dataset that Askersund and Laxå publish both, as the members of their waste association do. */
export function sharedDataset(seed: number): PublishedDataset {
  const municipality = municipalitiesOfCounty(3)[2]!;
  const topic = topics.find(({ slug }) => slug === 'atervinningsstationer')!;
  const own = topicDataset(topic, { municipality, seed, round: 0 });
  return {
    ...own,
    key: 'atervinningscentraler-sydnarke',
    iri: 'https://oppnadata.sydnarke.example/dataset/atervinningscentraler',
    title: { sv: 'Återvinningscentraler i Sydnärke', en: 'Recycling centres in Sydnärke' },
    description: topic.description,
    identifier: uuidFor(seed, 'sydnarke'),
  };
}

/** The first `count` datasets of a municipality. More than there are topics start over with part 2, 3, … */
export function topicDatasets(
  municipality: CountyMunicipality,
  seed: number,
  count: number,
): PublishedDataset[] {
  const order = topicOrder(municipality, seed);
  return Array.from({ length: count }, (_, index) =>
    topicDataset(order[index % order.length]!, {
      municipality,
      seed,
      round: Math.floor(index / order.length),
    }),
  );
}
