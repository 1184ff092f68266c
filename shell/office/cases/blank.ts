import { blankFile, type CaseFile, type Opened } from '#law/case';
import type { Day } from '#law/ground';

/** The file of a case that is not there yet: what a form is tried out on. */
export const blankCase = (opened: Pick<Opened, 'procedure' | 'pack' | 'version' | 'digest'> & Partial<Opened>, day: Day): CaseFile =>
  blankFile('draft', { number: '', parties: {}, family: 'draft', ...opened }, day);
