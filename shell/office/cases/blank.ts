import type { CaseFile, Opened } from '#law/case';
import type { Day } from '#law/ground';

/** The file of a case that is not there yet: what a form is tried out on. */
export const blankCase = (opened: Pick<Opened, 'procedure' | 'pack' | 'version' | 'digest'> & Partial<Opened>, day: Day): CaseFile => ({
  id: 'draft',
  seq: 0,
  opened: { number: '', parties: {}, family: 'draft', ...opened },
  openedOn: day,
  state: '',
  facts: {},
  given: {},
  assumed: new Set(),
  times: {},
  days: {},
  acts: [],
  stays: [],
  clocks: {},
  pastClocks: [],
  children: [],
  votes: [],
  taken: {},
  numbers: {},
  parties: opened.parties ?? {},
  events: [],
  digest: opened.digest,
});
