/** Characters that XML 1.0 cannot carry, as the inside of a character class. https://www.w3.org/TR/xml/#charsets */
export const outsideXml = String.raw`\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff`;

/** Characters that stand in no IRI, besides the brackets, `#` and `%` that stand in some places; Unicode's blanks too. RFC 3987 */
export const outsideIri = String.raw`\x00-\x20<>"{}|\\^\x60\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffe\uffff`;
