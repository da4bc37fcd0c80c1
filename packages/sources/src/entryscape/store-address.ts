import type { HtmlElement } from '../html/html-element.ts';
import { elements } from '../html/html-element.ts';
import { addressOf } from '../html/links.ts';

export interface StoreAddress {
  /** Without a slash at the end. */
  readonly store: string;
  /** The part of the store that belongs to the publisher. */
  readonly context?: string;
}

/** The store behind an address of it: the store itself, one of its contexts, or a host that has it at its usual place. */
export function storeOf(url: string): StoreAddress {
  const [, store, context] = /^(.*?\/store)(?:\/(\w+))?(?:[/?#].*)?$/s.exec(url) ?? [];
  if (store === undefined) return { store: `${url.replace(/[?#].*$/s, '').replace(/\/$/, '')}/store` };
  return context === undefined || context === 'search' ? { store } : { store, context };
}

/** The store that EntryScape Blocks on a page take their content from: all that such a page says without JavaScript. */
export function blocksStore(document: HtmlElement, base: string): StoreAddress | undefined {
  for (const { attributes } of elements(document)) {
    const store = addressOf(attributes['data-entryscape-entrystore'] ?? attributes['data-entrystore'], base);
    if (store === undefined) continue;
    const context = attributes['data-entryscape-context'];
    const address = store.replace(/\/+$/, '');
    return context === undefined || context === '' ? { store: address } : { store: address, context };
  }
  return undefined;
}
