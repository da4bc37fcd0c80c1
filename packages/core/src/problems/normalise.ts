import { defineProblems } from './define-problems.ts';

export const normaliseProblems = defineProblems({});
