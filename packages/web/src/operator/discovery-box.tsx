/** @jsxRuntime automatic @jsxImportSource preact */
import type { Decision, SourceOverview } from '@lanskatalog/operations';
import { OutLink } from '../pages/parts.tsx';
import { Act } from './act.tsx';
import { DecisionText, When } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';

/** What looking through a site gave. */
export interface Found {
  /** What works, the best first. */
  readonly candidates: readonly { readonly kind: string; readonly url: string; readonly datasets: number }[];
  /** When it is looked through again, ISO 8601. */
  readonly due: string;
}

interface Props {
  readonly view: OperatorView;
  readonly source: SourceOverview;
  readonly found: Found | undefined;
  readonly pinned: (Decision & { readonly kind: string; readonly url: string }) | undefined;
}

/** What a site was found to have, and what a person has said of that. */
export function DiscoveryBox({ view, source, found, pinned }: Props) {
  const { say, number } = view;
  if (source.kind !== 'auto' && pinned === undefined && found === undefined) return null;
  const common = { view, municipality: source.municipality.code, plain: true };
  return (
    <section aria-labelledby="upptackt-rubrik">
      <h2 id="upptackt-rubrik">{say('Hittat på webbplatsen', 'Found on the site')}</h2>
      {pinned === undefined ? null : (
        <p>
          <strong>{say('Fastnålat: ', 'Pinned: ')}</strong>
          {pinned.kind}, <OutLink address={pinned.url} />
          <span class="under">
            <DecisionText view={view} decision={pinned} />
          </span>
        </p>
      )}
      {found === undefined || found.candidates.length === 0 ? (
        <p class="quiet">{say('Inget är hittat ännu.', 'Nothing is found yet.')}</p>
      ) : (
        <ul class="lines">
          {found.candidates.map(({ kind, url, datasets }, i) => (
            <li class="with-button">
              <span>
                {kind}, {say(`${number(datasets)} datamängder`, `${number(datasets)} datasets`)}
                {i === 0 && pinned === undefined ? say(' (läses)', ' (is read)') : ''}
                <span class="under">
                  <OutLink address={url} />
                </span>
              </span>
              <Act {...common} name="pin-discovery" params={{ source: source.id, kind, url }} about={kind} />
            </li>
          ))}
        </ul>
      )}
      {found === undefined ? null : (
        <p class="quiet">
          {say('Söks igenom på nytt ', 'Looked through again ')}
          <When view={view} at={found.due} />.
        </p>
      )}
      <Act {...common} name="forget-discovery" params={{ source: source.id }} />
    </section>
  );
}
