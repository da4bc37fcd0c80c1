const placeholder =
  /^(?:todo|tbd|tba|n\/?a|none|null|nil|undefined|unknown|test|example|exempel|id|identifier|identifierare|saknas|okänd|okänt|ingen|inget|ej angivet|xxx+|0+|[\W_]+|(?:https?:\/\/)?(?:dx\.)?doi\.org\/?|doi:?|urn:uuid:?|https?:\/\/|00000000-0000-0000-0000-000000000000)$/i;

/** Whether an identifier identifies nothing: a word left in a form, a prefix without a number. */
export const isJunkIdentifier = (identifier: string): boolean => placeholder.test(identifier.trim());
