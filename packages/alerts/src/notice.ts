import type { LocalisedText } from '@lanskatalog/core';

/** One message to people: what happened, since when, what still works, what to do, and where to look. */
export interface Notice {
  /** `opened` something is wrong, `recovered` it is over, `reminder` it still is; `test` nothing is. */
  readonly kind: 'opened' | 'recovered' | 'reminder' | 'test';
  readonly rule: string;
  readonly subject: string;
  /** ISO 8601. */
  readonly since: string;
  readonly title: LocalisedText;
  /** Paragraphs. */
  readonly body: readonly LocalisedText[];
  /** Absolute address of the page to look at; absent where the installation doesn't know its own. */
  readonly link?: string;
}

/** A way to reach people. Rejects where it could not be delivered; the caller tries again. */
export interface Notifier {
  /** `email`, `webhook chat.example`: for logs and for telling which one failed. */
  readonly name: string;
  send(notices: readonly Notice[], signal: AbortSignal): Promise<void>;
}
