/** @jsxRuntime automatic @jsxImportSource preact */
import type { HarvestDiff, StoredRun } from '@lanskatalog/harvest';
import type { SourceOverview } from '@lanskatalog/operations';
import { Act } from './act.tsx';
import { DiffView } from './diff-view.tsx';
import { runPath } from './operator-parts.tsx';
import type { OperatorView } from './operator-view.ts';

interface Props {
  readonly view: OperatorView;
  readonly source: SourceOverview;
  readonly guarded: { readonly run: StoredRun; readonly diff: HarvestDiff | undefined };
}

/** A harvest that was held back: exactly what would go, and the two answers to it. */
export function ShrinkBox({ view, source, guarded: { run, diff } }: Props) {
  const { say, number } = view;
  const count = run.wouldGo?.count ?? diff?.removed.length ?? 0;
  const params = { source: source.id, run: run.id, count: String(count) };
  const common = { view, params, municipality: source.municipality.code };
  return (
    <section id="beslut" class="box" aria-labelledby="beslut-rubrik">
      <h2 id="beslut-rubrik">
        {say(
          `Väntar på beslut: ${number(count)} datamängder skulle tas bort`,
          `Awaits a decision: ${number(count)} datasets would be removed`,
        )}
      </h2>
      <p>
        {say(
          'Godta om kommunen verkligen har tagit bort dem: då försvinner just dessa vid nästa skörd. Avvisa om det är ett fel hos källan: då ligger de kvar, och frågan kommer inte tillbaka förrän något annat skulle försvinna.',
          'Accept if the municipality really has removed them: then just these go with the next harvest. Reject if it is a fault at the source: then they stay, and you are not asked again until something else would go.',
        )}{' '}
        <a href={view.href(runPath(run.id))}>{say('Körningen', 'The run')}</a>
      </p>
      {diff === undefined ? (
        <p class="note">
          {say(
            'Listan är bortstädad. Skörda källan igen.',
            'The list has been cleared away. Harvest the source again.',
          )}
        </p>
      ) : (
        <DiffView view={view} diff={diff} would />
      )}
      <div class="buttons">
        <Act {...common} name="accept-shrink" />
        <Act {...common} name="reject-shrink" plain />
      </div>
    </section>
  );
}
