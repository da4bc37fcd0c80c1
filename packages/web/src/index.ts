export type { AppOptions } from './create-app.ts';
export { createApp } from './create-app.ts';
export { linkPath } from './sign-in/link-routes.ts';
export { setUpLink } from './sign-in/set-up-link.ts';
export type { SignInSettings } from './sign-in/sign-in-settings.ts';
export type { BoardRoute, QueueBoard } from './operator/queue-board.ts';
export type { OperatorOptions } from './operator-scope.ts';
