import { defineProblems } from './define-problems.ts';

export const rdfProblems = defineProblems({});
