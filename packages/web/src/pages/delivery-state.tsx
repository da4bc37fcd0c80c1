/** @jsxRuntime automatic @jsxImportSource preact */
import type { Delivery } from '../release/deliveries.ts';
import type { View } from '../view.ts';
import type { Grade } from './parts.tsx';
import { State } from './parts.tsx';

/** What is delivered of a shared source, at a glance. */
export function DeliveryState({ view, delivery }: { view: View; delivery: Delivery }) {
  const { grade, text } = deliveryWords(view, delivery);
  return <State grade={grade}>{text}</State>;
}

function deliveryWords(
  view: View,
  { kind, latest, fresh }: Delivery,
): { readonly grade: Grade; readonly text: string } {
  const month = latest?.slice(0, 7);
  const until = month === undefined ? '' : view.say(` till ${month}`, ` to ${month}`);
  switch (kind) {
    case 'rows':
      return { grade: fresh ? 'good' : 'fair', text: view.say(`levererar${until}`, `delivers${until}`) };
    case 'described':
      return { grade: 'fair', text: view.say(`beskriven${until}`, `described${until}`) };
    case 'missing':
      return { grade: 'none', text: view.say('saknas', 'missing') };
  }
}
