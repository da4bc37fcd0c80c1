/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { View } from '../view.ts';
import { readable, safeLink } from '../release/readable.ts';

/** Where a page stands, as links to what is above it. */
export function Path({
  view,
  steps,
}: {
  view: View;
  steps: readonly (readonly [path: string, name: string])[];
}) {
  return (
    <nav class="path" aria-label={view.say('Du är här', 'You are here')}>
      <ol>
        {steps.map(([path, name]) => (
          <li>
            <a href={view.href(path)}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A link to somebody else's address; only its text where the address is no page. */
export function OutLink({ address, children }: { address: string; children?: ComponentChildren }) {
  const href = safeLink(address);
  const text = children ?? readable(address.replace(/^(?:https?:\/\/|mailto:)/, ''), 90);
  if (href === undefined) return <bdi>{text}</bdi>;
  return (
    <a href={href} rel="external noopener nofollow">
      <bdi>{text}</bdi>
    </a>
  );
}

export type Grade = 'good' | 'fair' | 'poor' | 'none';

/** A judgement by colour, shape and word at once. */
export const State = ({ grade, children }: { grade: Grade; children: ComponentChildren }) => (
  <span class={`state ${grade}`}>{children}</span>
);

/** A table that scrolls by itself on narrow screens, also by keyboard. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A text to copy; the button is added by the script. */
export function Copyable({ view, children }: { view: View; children: ComponentChildren }) {
  return (
    <div data-copy={view.say('Kopiera', 'Copy')} data-copied={view.say('Kopierat', 'Copied')}>
      {children}
    </div>
  );
}
