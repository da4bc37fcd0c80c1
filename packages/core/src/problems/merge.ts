import { defineProblems } from './define-problems.ts';

export const mergeProblems = defineProblems({});
