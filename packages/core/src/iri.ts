// Characters that RFC 3987 section 2.2 and 4.1 keep out of an IRI: controls, blanks, delimiters, bidirectional marks,
// lone surrogates, private use, non-characters. And the blanks of Unicode: 4.1 warns of them, and readers stop there.
const allowed = String.raw`[^\0-\x20<>"{}|\\^\x60\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200e\u200f\u202a-\u202e\ufdd0-\ufdef\ufff0-\uffff\p{Cs}\p{Co}]`;
const absolute = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${allowed}+$`, 'u');
const loosePercent = /%(?![0-9A-Fa-f]{2})/;
/** A host of http(s) may be an IPv6 address in brackets; elsewhere brackets are not allowed. */
const web = /^https?:\/\/(?:[^/?#[\]@]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^/?#[\]@:]+)(?::\d{0,5})?(?:[/?#]|$)/i;
const webScheme = /^https?:/i;

/** The common case, which needs no second look. */
const plainWeb =
  /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?][\w.~!$&'()*+,;=:@/?-]*)?(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/;

/** Whether a text is a valid absolute IRI (RFC 3987), with a host where it is http(s). */
export function isAbsoluteIri(text: string): boolean {
  if (plainWeb.test(text)) return true;
  if (!absolute.test(text)) return false;
  if (text.includes('%') && loosePercent.test(text)) return false;
  const hash = text.indexOf('#');
  if (hash !== -1 && text.includes('#', hash + 1)) return false;
  const isWeb = webScheme.test(text);
  if (isWeb && !web.test(text)) return false;
  return !/[[\]]/.test(isWeb ? text.replace(/^https?:\/\/(?:[^/?#]*)/i, '') : text);
}
