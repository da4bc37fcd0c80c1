import { defineProblems } from './define-problems.ts';

export const sourcesProblems = defineProblems({});
