/** @jsxRuntime automatic @jsxImportSource preact */
import type { View } from '../view.ts';

interface Props {
  readonly view: View;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** A path of ours. */
  readonly addressOf: (page: number) => string;
}

/** The way through a list that is longer than a page. */
export function Pager({ view, page, pages, addressOf }: Props) {
  if (pages < 2) return null;
  const { say, href } = view;
  const to = (number: number): string => href(addressOf(number));
  return (
    <nav class="pager" aria-label={say('Sidor', 'Pages')}>
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev">
          ← {say('Föregående', 'Previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{say(`Sida ${page} av ${pages}`, `Page ${page} of ${pages}`)}</span>
      {page < pages ? (
        <a href={to(page + 1)} rel="next">
          {say('Nästa', 'Next')} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
