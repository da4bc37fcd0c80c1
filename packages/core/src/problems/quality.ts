import { defineProblems } from './define-problems.ts';

export const qualityProblems = defineProblems({});
