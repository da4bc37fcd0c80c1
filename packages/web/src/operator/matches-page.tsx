/** @jsxRuntime automatic @jsxImportSource preact */
import type { ReviewPair } from '@lanskatalog/tables';
import { Scroll } from '../pages/parts.tsx';
import { readable } from '../release/readable.ts';
import { Act } from './act.tsx';
import { operatorDocument } from './operator-document.tsx';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

const reasons: Record<ReviewPair['reason'], { readonly sv: string; readonly en: string }> = {
  'same-name': { sv: 'samma namn, ena gången utan nummer', en: 'the same name, once without a number' },
  'cut-name': { sv: 'namnet ser avhugget ut', en: 'the name looks cut off' },
  'other-form': { sv: 'annan bolagsform i namnet', en: 'another legal form in the name' },
  'several-numbers': { sv: 'flera nummer för samma namn', en: 'several numbers for one name' },
  misspelt: { sv: 'stavas nästan likadant', en: 'spelt nearly the same' },
};

const mostShown = 200;

/** Spellings that may be one supplier, for a person to say; those with most rows first. */
export function matchesPage(view: OperatorView, pairs: readonly ReviewPair[]): string {
  const { say, number } = view;
  const title = say('Leverantörer att avgöra', 'Suppliers to decide');
  return operatorDocument(
    view,
    { title, section: `${operatorRoot}/matches` },
    <>
      <h1>{title}</h1>
      <p>
        {say(
          'Par av namn ur reskontrorna som kan vara samma leverantör. Nästa utgåva använder det du svarar; ett nytt svar ersätter det förra. Juridiska personer: enskilda är redan bortsållade.',
          'Pairs of names of the ledgers that may be one supplier. The next release uses what you answer; a new answer replaces the last. Legal persons: individuals have been screened away.',
        )}
      </p>
      {pairs.length === 0 ? (
        <p class="quiet">{say('Inget att avgöra.', 'Nothing to decide.')}</p>
      ) : (
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Leverantör', 'Supplier')}</th>
                <th scope="col">{say('Kan vara samma som', 'May be the same as')}</th>
                <th scope="col">{say('Varför', 'Why')}</th>
                <th scope="col" class="num">
                  {say('Rader', 'Rows')}
                </th>
                <th scope="col">{say('Gör', 'Do')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.slice(0, mostShown).map((pair) => (
                <PairRow view={view} pair={pair} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {pairs.length > mostShown ? (
        <p class="quiet">
          {say(
            `De ${number(mostShown)} första av ${number(pairs.length)}.`,
            `The first ${number(mostShown)} of ${number(pairs.length)}.`,
          )}
        </p>
      ) : null}
    </>,
  );
}

function PairRow({ view, pair }: { view: OperatorView; pair: ReviewPair }) {
  const { supplier, supplierName, name, reason, rows } = pair;
  const common = { view, name: 'decide-match', municipality: view.actor.municipality, about: name };
  return (
    <tr>
      <th scope="row">
        <bdi>{readable(supplierName, 100)}</bdi>
        <span class="under">{supplier}</span>
      </th>
      <td>
        <bdi>{readable(name, 100)}</bdi>
      </td>
      <td>{view.inLang(reasons[reason])}</td>
      <td class="num">{view.number(rows)}</td>
      <td class="buttons">
        <Act
          {...common}
          params={{ decision: 'confirm', supplier, name }}
          label={{ sv: 'Samma', en: 'The same' }}
          plain
        />
        <Act
          {...common}
          params={{ decision: 'refuse', supplier, name }}
          label={{ sv: 'Olika', en: 'Different' }}
          plain
        />
      </td>
    </tr>
  );
}
