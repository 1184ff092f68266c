/** What stands behind a rule: the article says it, leaves it to a measure, or says nothing and the pack proposes it. */
export type Standing = 'law' | 'delegated' | 'assumed';

const strength: Readonly<Record<Standing, number>> = { law: 2, delegated: 1, assumed: 0 };

/** An answer carries the weakest standing of all that it used. */
export const weakest = (standings: Iterable<Standing>): Standing => {
  let least: Standing = 'law';
  for (const standing of standings) if (strength[standing] < strength[least]) least = standing;
  return least;
};
