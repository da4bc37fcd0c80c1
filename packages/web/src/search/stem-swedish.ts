/**
 * Stems a lower-case Swedish word by the rules of Snowball's Swedish algorithm, so that “badplats”, “badplatser” and
 * “badplatsernas” find each other.
 */
export function stemSwedish(word: string): string {
  const start = startOfSuffixes(word);
  return removeDerivation(shortenDouble(removeInflection(word, start), start), start);
}

/** R1: after the first non-vowel that follows a vowel, but never within the first three letters. */
function startOfSuffixes(word: string): number {
  const found = /[aeiouyåäö][^aeiouyåäö]/.exec(word);
  return found === null ? word.length : Math.max(3, found.index + 2);
}

const inflections = new RegExp(
  `(?:${'heterna hetens arnas ernas ornas andes arens andet heter heten anden arna erna orna ande arne aste aren ades erns ade are ern ens het ast ad en ar er or as es at a e'
    .split(' ')
    .join('|')})$`,
);
/** Letters after which a final s is an ending. */
const beforeS = /[bcdfghjklmnoprtvy]s$/;

/** Unlike Snowball, an s is taken off after another ending too: “platser” becomes what “plats” becomes. */
function removeInflection(word: string, start: number): string {
  const end = word.slice(start).replace(inflections, '');
  const stem = word.slice(0, start) + end;
  return end !== '' && beforeS.test(stem) ? stem.slice(0, -1) : stem;
}

const shortenDouble = (word: string, start: number): string =>
  /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(word.slice(start)) ? word.slice(0, -1) : word;

function removeDerivation(word: string, start: number): string {
  const end = word.slice(start);
  if (/(?:löst|fullt)$/.test(end)) return word.slice(0, -1);
  return word.slice(0, start) + end.replace(/(?:els|lig|ig)$/, '');
}
