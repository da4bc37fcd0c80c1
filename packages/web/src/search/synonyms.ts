import { plainText, termOf } from './words-of.ts';

/** Words for the same thing: what citizens ask for on one side of it, what municipalities call it on the other. */
const groups = [
  'invånare befolkning folkmängd population',
  'badplats badstrand badstränder strand stränder',
  'laddstation laddstolpe laddare',
  'parkering p-plats parkeringsplats parkeringsyta',
  'faktura leverantörsfaktura leverantörsreskontra reskontra inköp betalning',
  'skolmat skolmåltid matsedel matsedlar skolmatsedel meny måltid',
  'sopor avfall återvinning miljöstation återvinningscentral',
  'wifi trådlöst bredband',
  'dagis förskola',
  'ålderdomshem äldreboende vårdboende servicehus omsorgsboende',
  'gym idrottsanläggning sporthall idrottshall',
  'motionsspår vandringsled löpspår elljusspår',
  'karta geodata',
  'luftkvalitet luftförorening',
  'val valresultat röster',
  'bygglov bygglovsärende byggärende',
  'tomt industrimark',
  'vägarbete vägarbeten trafikstörning',
  'lampa gatubelysning belysning',
  'staty konstverk konst skulptur',
  'solceller solel solenergi',
  'krog restaurang livsmedelskontroll',
  'bibliotek library',
  'öppettid öppettider',
];

const known = new Map<string, Set<string>>();
for (const group of groups) {
  const terms = new Set(group.split(' ').flatMap((word) => termOf(word) ?? []));
  for (const term of terms) {
    for (const written of new Set([term, plainText(term)])) {
      const others = known.get(written) ?? new Set();
      known.set(written, others);
      for (const other of terms) if (other !== term) others.add(other);
    }
  }
}

/** Other terms for what a term means, also where it is written without å, ä and ö. */
export const synonymsOf = (term: string): readonly string[] => [...(known.get(term) ?? [])];
