/** @jsxRuntime automatic @jsxImportSource preact */
import type { JSX } from 'preact';
import type { View } from '../view.ts';

interface UserName {
  readonly view: View;
  /** As it was typed. */
  readonly typed: string | undefined;
  /** What ties the field to a message about it. */
  readonly about?: JSX.InputHTMLAttributes;
}

/** The name that somebody signs in with, the same for password managers wherever it is asked for. */
export const UserNameField = ({ view, typed, about = {} }: UserName) => (
  <p>
    <label for="namn">{view.say('Användarnamn', 'User name')}</label>
    <input
      id="namn"
      name="name"
      type="text"
      autocomplete="username"
      autocapitalize="none"
      spellcheck={false}
      required
      maxLength={100}
      value={typed ?? ''}
      {...about}
    />
  </p>
);
