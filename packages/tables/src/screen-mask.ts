/**
 * Values that some publisher already masked. They must be recognised, or one giant supplier called `*` would head
 * every ranking.
 */
const maskForms: readonly RegExp[] = [
  /^[\s*#?x.\-_–—]+$/i,
  /^0{6}\s*[-+]?\s*0{4}$/,
  /^(?:19|20)?(?:x|\d){6}\s*[-+]?\s*(?:x|\*){4}$/i,
  /(?:innehåller|skyddad|dold|borttagen|maskerad)e?\s+(?:person)?uppgift/i,
  /\bpersonuppgift(?:er|en|erna)?\b/i,
  /\b(?:anonymi[sz]\w*|maskera(?:d|t|de)|avidentifiera(?:d|t|de)|sekretess\w*|skyddad\w*\s+(?:identitet|person\w*))\b/i,
  /\bredact(?:ed|ion)?\b/i,
  /\b(?:name\s+)?(?:withheld|suppressed|removed)\b/i,
  /^\W*(?:personal|private|sensitive|confidential)\s+(?:data|information|individual)\W*$/i,
  /^\W*privat\s*person(?:er)?\W*$/i,
  /^\W*(?:individual|private individual|named individual|personal expense|enskild person|fysisk person)s?\W*$/i,
  /^\W*(?:n\/?a|null|none|uppgift saknas|okänd|unknown)\W*$/i,
];

export const isMask = (value: string): boolean => maskForms.some((form) => form.test(value.trim()));
