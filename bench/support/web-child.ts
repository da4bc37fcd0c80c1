/** The server of bench/web.ts: publishes so many datasets, serves them, and tells how the index was built. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createRegionApp } from '../../packages/web/test/support/region-app.ts';

const count = Number(process.argv[2]);
const topics = [
  ['Badplatser', 'Vattenprover och läge för badplatser vid sjöar och bad.', 'bad', 'sjö'],
  ['Skolor', 'Grundskolor och gymnasieskolor med adress och huvudman.', 'skola', 'utbildning'],
  ['Detaljplaner', 'Gällande detaljplaner med bestämmelser och genomförandetid.', 'plan', 'bygge'],
  ['Luftkvalitet', 'Mätvärden av partiklar och kvävedioxid per timme.', 'luft', 'miljö'],
  ['Lekplatser', 'Lekplatser med underlag, utrustning och senaste besiktning.', 'lek', 'barn'],
  ['Cykelvägar', 'Cykelvägar med bredd, beläggning och belysning.', 'cykel', 'trafik'],
  ['Avfall', 'Mängd avfall från hushåll per slag och år.', 'avfall', 'återvinning'],
  ['Befolkning', 'Folkmängd efter ålder, kön och område.', 'befolkning', 'statistik'],
] as const;

// What the ratio is to: the same server, answering so many bytes without a thought.
const files = new Map<string, Buffer>();
const region = await createRegionApp({
  requestsPerMinute: 1e9,
  prepare(app) {
    app.get('/static/:bytes', { config: { role: 'viewer' } }, (request, reply) => {
      const { bytes } = request.params as { bytes: string };
      const file = files.get(bytes) ?? Buffer.alloc(Number(bytes), 'lanskatalog ');
      files.set(bytes, file);
      return reply.type('application/octet-stream').send(file);
    });
  },
});

const datasets = Array.from({ length: count }, (_, i) => {
  const [title, description, ...keywords] = topics[i % topics.length] ?? topics[0];
  return {
    id: `d${i}`,
    title: `${title} ${i % 2000} område ${i % 131}`,
    description: `${description} Uppgifterna gäller område ${i % 997} och hämtas ur system ${i % 89}. Fråga kontakten om något saknas.`,
    keywords: [...keywords, `område${i % 131}`],
    municipality: i % 3 === 0 ? ('1881' as const) : ('1880' as const),
    modified: `20${10 + (i % 16)}-0${1 + (i % 9)}-11`,
  };
});
await region.publish(datasets);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const started = performance.now();
await region.get('/api/v1/datasets?limit=1');
const indexMs = performance.now() - started;
delay.disable();
const heapMb = Math.round(process.memoryUsage().rss / 1e6);
process.stdout.write(
  `${JSON.stringify({ address: region.address, indexMs, longestPauseMs: delay.max / 1e6, heapMb })}\n`,
);
