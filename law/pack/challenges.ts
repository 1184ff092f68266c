import type { CaseLink, Procedure } from './model.ts';

/** The ways in which what was decided or ordered in a state or ending can be challenged; a challenge of silence is none of them. */
export const challengesOf = (procedure: Procedure, place: string): readonly CaseLink[] =>
  ((procedure.endings[place] ?? procedure.states[place])?.challenges ?? [])
    .flatMap((name) => procedure.cases[name] ?? [])
    .filter(({ silenceOf }) => silenceOf.length === 0);
