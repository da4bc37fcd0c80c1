import { randomFor } from './random.ts';

/** A municipality of the county: who and where it is. */
export interface CountyMunicipality {
  /** Four digits. */
  readonly code: string;
  readonly name: string;
  /** `Kumla kommun`, `Lekebergs kommun` */
  readonly officialName: string;
  /** Ten digits. */
  readonly orgnr: string;
  /** The real site's domain; the simulated one is on loopback. */
  readonly domain: string;
  /** WGS 84 of the main locality. */
  readonly latitude: number;
  readonly longitude: number;
  /** First three digits of its postcodes. */
  readonly postalArea: string;
  /** Main locality first. */
  readonly localities: readonly string[];
}

type Row = readonly [code: string, name: string, officialName: string, orgnr: string, domain: string];
type Site = readonly [latitude: number, longitude: number, postalArea: string, ...localities: string[]];

/** The twelve of Örebro county. */
const realRows: readonly (readonly [Row, Site])[] = [
  [
    ['1880', 'Örebro', 'Örebro kommun', '2120001967', 'orebro.se'],
    [
      59.2741,
      15.2066,
      '702',
      'Örebro',
      'Odensbacken',
      'Garphyttan',
      'Vintrosa',
      'Glanshammar',
      'Stora Mellösa',
    ],
  ],
  [
    ['1881', 'Kumla', 'Kumla kommun', '2120001975', 'kumla.se'],
    [59.1277, 15.1434, '692', 'Kumla', 'Hällabrottet', 'Åbytorp', 'Ekeby', 'Kvarntorp'],
  ],
  [
    ['1882', 'Askersund', 'Askersunds kommun', '2120001983', 'askersund.se'],
    [58.8797, 14.9023, '696', 'Askersund', 'Åsbro', 'Rönneshytta', 'Olshammar', 'Zinkgruvan'],
  ],
  [
    ['1883', 'Karlskoga', 'Karlskoga kommun', '2120001991', 'karlskoga.se'],
    [59.3267, 14.5239, '691', 'Karlskoga', 'Granbergsdal', 'Linnebäck', 'Bregården'],
  ],
  [
    ['1884', 'Nora', 'Nora kommun', '2120002007', 'nora.se'],
    [59.5194, 15.0397, '713', 'Nora', 'Gyttorp', 'Striberg', 'Järnboås'],
  ],
  [
    ['1885', 'Lindesberg', 'Lindesbergs kommun', '2120002015', 'lindesberg.se'],
    [59.5937, 15.23, '711', 'Lindesberg', 'Frövi', 'Fellingsbro', 'Storå', 'Vedevåg', 'Ramsberg'],
  ],
  [
    ['1814', 'Lekeberg', 'Lekebergs kommun', '2120002981', 'lekeberg.se'],
    [59.1741, 14.8716, '716', 'Fjugesta', 'Mullhyttan', 'Lanna', 'Hidinge'],
  ],
  [
    ['1860', 'Laxå', 'Laxå kommun', '2120001918', 'laxa.se'],
    [58.9877, 14.621, '695', 'Laxå', 'Finnerödja', 'Hasselfors', 'Röfors', 'Tived'],
  ],
  [
    ['1861', 'Hallsberg', 'Hallsbergs kommun', '2120001926', 'hallsberg.se'],
    [59.0667, 15.1105, '694', 'Hallsberg', 'Pålsboda', 'Sköllersta', 'Östansjö', 'Vretstorp', 'Hjortkvarn'],
  ],
  [
    ['1862', 'Degerfors', 'Degerfors kommun', '2120001934', 'degerfors.se'],
    [59.2379, 14.4305, '693', 'Degerfors', 'Svartå', 'Åtorp'],
  ],
  [
    ['1863', 'Hällefors', 'Hällefors kommun', '2120001942', 'hellefors.se'],
    [59.7769, 14.5204, '712', 'Hällefors', 'Grythyttan', 'Sikfors', 'Hammarn'],
  ],
  [
    ['1864', 'Ljusnarsberg', 'Ljusnarsbergs kommun', '2120001959', 'ljusnarsberg.se'],
    [59.8763, 14.9936, '714', 'Kopparberg', 'Ställdalen', 'Bångbro', 'Hörken'],
  ],
];

/** Host of what we make up for a municipality: `karlskoga.example`, which never resolves. */
export const exampleHost = ({ domain }: CountyMunicipality): string => domain.replace(/\.se$/, '.example');

function realMunicipality([row, site]: readonly [Row, Site]): CountyMunicipality {
  const [code, name, officialName, orgnr, domain] = row;
  const [latitude, longitude, postalArea, ...localities] = site;
  return { code, name, officialName, orgnr, domain, latitude, longitude, postalArea, localities };
}

/** Appends the check digit (Luhn) to nine digits. */
export function withCheckDigit(nine: string): string {
  const sum = Array.from(nine).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return nine + String((10 - (sum % 10)) % 10);
}

/** Codes from 5000 on belong to no Swedish municipality, so an invented one can't be mistaken for a real one. */
function inventedMunicipality(ordinal: number): CountyMunicipality {
  const random = randomFor('municipality', ordinal);
  const code = String(5000 + ordinal);
  const name = `Provby ${ordinal}`;
  return {
    code,
    name,
    officialName: `${name} kommun`,
    orgnr: withCheckDigit(`21299${code}`),
    domain: `provby-${ordinal}.se`,
    latitude: Math.round((58.8 + random.next() * 1.2) * 1e4) / 1e4,
    longitude: Math.round((14.3 + random.next() * 1.2) * 1e4) / 1e4,
    postalArea: String(random.whole(690, 719)),
    localities: [name, `${name} Östra`],
  };
}

/** The real twelve first; more are invented. */
export function municipalitiesOfCounty(count: number): CountyMunicipality[] {
  const real = realRows.slice(0, count).map(realMunicipality);
  const invented = Array.from({ length: Math.max(0, count - real.length) }, (_, index) =>
    inventedMunicipality(index + 1),
  );
  return [...real, ...invented];
}
