import { environmentTopics } from './environment-topics.ts';
import { infrastructureTopics } from './infrastructure-topics.ts';
import { leisureTopics } from './leisure-topics.ts';
import { societyTopics } from './society-topics.ts';
import type { Topic } from './topic.ts';

/** Everything that the municipalities of the county publish beside the three shared tables. */
export const topics: readonly Topic[] = [
  ...leisureTopics,
  ...environmentTopics,
  ...societyTopics,
  ...infrastructureTopics,
];
