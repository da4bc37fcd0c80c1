import { defineProblems } from './define-problems.ts';

export const tablesProblems = defineProblems({});
